package io.printsmart.ipp;

/** Makes a name such that any printer can show it and compare it. */
final class PrintableName {

    /** RFC 8011 allows 255 octets, but printers cut earlier, and a cut name no longer owns its job. */
    private static final int LONGEST = 63;

    private PrintableName() {}

    static String of(String name) {
        StringBuilder printable = new StringBuilder();
        name.codePoints().limit(LONGEST).map(c -> c > ' ' && c < 0x7f ? c : '_').forEach(printable::appendCodePoint);
        return printable.isEmpty() ? "_" : printable.toString();
    }
}
