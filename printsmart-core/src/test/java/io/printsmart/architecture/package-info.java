/** Rules that the code of every published module obeys, for the architecture tests of all of them. */
@org.jspecify.annotations.NullMarked
package io.printsmart.architecture;
