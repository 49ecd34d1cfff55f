/** What the rooms below share. */
@org.jspecify.annotations.NullMarked
package io.printsmart.ipp.internal;
