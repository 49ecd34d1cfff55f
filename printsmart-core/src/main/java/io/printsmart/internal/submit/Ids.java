package io.printsmart.internal.submit;

import java.util.random.RandomGenerator;

/** Draws ids that are unique over all installations: 80 random bits in 16 lower case letters and digits. */
public final class Ids {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;

    private final RandomGenerator random;

    /**
     * Creates a source of ids.
     *
     * @param random where they are drawn from; must be safe for use by many threads
     */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Draws an id.
     *
     * @return 16 letters and digits, none of them easily mistaken for another
     */
    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
