/**
 * A remote wallet over HTTP, as an example to copy: {@link io.printsmart.httpwallet.HttpWallet} asks, {@code WalletAnswers}
 * decides what an answer proves. An answer that does not name the question, the charge's key and, for a charge and a
 * refund, its amount proves nothing.
 */
@NullMarked
package io.printsmart.httpwallet;

import org.jspecify.annotations.NullMarked;
