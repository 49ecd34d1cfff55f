/** The samples of the documentation as sources that are compiled and run, and the test that holds the pages to them. */
@NullMarked
package io.printsmart.runner.docs;

import org.jspecify.annotations.NullMarked;
