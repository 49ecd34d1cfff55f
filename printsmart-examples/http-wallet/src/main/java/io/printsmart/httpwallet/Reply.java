package io.printsmart.httpwallet;

import io.printsmart.wallet.Wallet.Answer;

/**
 * What became of one try.
 *
 * @param answer what is proved
 * @param worthRepeating whether asking again at once may help
 * @param what in words for the log, without anything that came from the service but its status
 */
record Reply(Answer answer, boolean worthRepeating, String what) {

    static Reply failed(String what, boolean worthRepeating) {
        return new Reply(Answer.UNKNOWN, worthRepeating, what);
    }
}
