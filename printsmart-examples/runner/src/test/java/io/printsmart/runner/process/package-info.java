/** Tests with processes of their own: killed, many at once, or from the packaged jars. */
package io.printsmart.runner.process;
