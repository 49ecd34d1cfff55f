package io.printsmart.ipp;

import io.printsmart.ipp.internal.message.Request;

/**
 * What was learned of a printer by speaking to it.
 *
 * @param onlyVersion11 it refuses IPP/2.0
 * @param noContinue it refuses to say 100 Continue, or never does
 */
record Habits(boolean onlyVersion11, boolean noContinue) {

    static final Habits UNKNOWN = new Habits(false, false);

    int version() {
        return onlyVersion11 ? Request.VERSION_1_1 : Request.VERSION_2_0;
    }

    Habits withOnlyVersion11() {
        return new Habits(true, noContinue);
    }

    Habits withNoContinue() {
        return new Habits(onlyVersion11, true);
    }
}
