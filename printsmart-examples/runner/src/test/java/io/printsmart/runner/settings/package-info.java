/** Tests of the settings. */
package io.printsmart.runner.settings;
