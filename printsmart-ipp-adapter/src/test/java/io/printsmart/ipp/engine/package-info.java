/** The whole way of a job over IPP: the real engine against scripted printers and against ippeveprinter. */
@org.jspecify.annotations.NullMarked
package io.printsmart.ipp.engine;
