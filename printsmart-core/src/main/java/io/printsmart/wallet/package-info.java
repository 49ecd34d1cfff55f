/**
 * Money: amounts, the accounts of the double-entry ledger, the movements between them, the rules they obey, and the
 * port to a wallet that is kept elsewhere. The ground floor: it knows no other room.
 */
@org.jspecify.annotations.NullMarked
package io.printsmart.wallet;
