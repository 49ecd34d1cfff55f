/** What the commands print: each result as a line for people, and as one JSON document for programs. */
@org.jspecify.annotations.NullMarked
package io.printsmart.runner.output;
