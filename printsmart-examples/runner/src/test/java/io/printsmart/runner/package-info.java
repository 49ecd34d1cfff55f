/** Tests of the command line, as its user meets it. */
package io.printsmart.runner;
