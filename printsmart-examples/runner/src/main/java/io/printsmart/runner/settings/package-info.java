/** What can be tuned: one table that the options, the properties file and the documentation share. */
@org.jspecify.annotations.NullMarked
package io.printsmart.runner.settings;
