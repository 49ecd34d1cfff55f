/**
 * A remote wallet over HTTP, as an example to copy: {@link io.printsmart.httpwallet.HttpWallet} asks, {@code WalletAnswers}
 * decides what an answer proves. An answer that names neither the question, nor the charge's key, nor its amount proves
 * nothing.
 */
@NullMarked
package io.printsmart.httpwallet;

import org.jspecify.annotations.NullMarked;
