/** Storms: hosts, databases and printers that die and come back at random, and what must hold all the same. */
package io.printsmart.runner.crash;
