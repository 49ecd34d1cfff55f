package io.printsmart.jdbc.internal.store;

import java.security.SecureRandom;

/** Numbers by which a transaction recognizes its own writes. */
final class WriteNumbers {

    private static final SecureRandom RANDOM = new SecureRandom();

    private WriteNumbers() {}

    static long draw() {
        return RANDOM.nextLong();
    }
}
