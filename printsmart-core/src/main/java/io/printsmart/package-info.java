/** The front door: build PrintSmart, start it, close it. */
@org.jspecify.annotations.NullMarked
package io.printsmart;
