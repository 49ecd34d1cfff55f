/** PrintSmart beside floors and peers, each in a process of its own; nothing here is published. */
@org.jspecify.annotations.NullMarked
package io.printsmart.benchmarks;
