@org.jspecify.annotations.NullMarked
package io.printsmart.runner.output;
