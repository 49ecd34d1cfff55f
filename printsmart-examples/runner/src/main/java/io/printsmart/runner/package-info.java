/** PrintSmart on the command line: an example of a host, which uses nothing but the public API. */
@org.jspecify.annotations.NullMarked
package io.printsmart.runner;
