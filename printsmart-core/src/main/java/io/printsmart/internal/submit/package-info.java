/** What stands behind the doors of the service room: submitting with its checks and refusals, printers, accounts. */
@org.jspecify.annotations.NullMarked
package io.printsmart.internal.submit;
