package io.printsmart.ipp.internal.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One value as it was sent (RFC 8010 section 3.9). */
final class Value {

    private static final int OCTETS = 0x30;
    private static final int TEXT_WITH_LANGUAGE = 0x35;
    private static final int NAME_WITH_LANGUAGE = 0x36;

    private static final Pattern CONTROLS = Pattern.compile("\\p{IsControl}");

    private final int tag;
    private final byte[] bytes;

    Value(int tag, byte[] bytes) {
        this.tag = tag;
        this.bytes = bytes;
    }

    int tag() {
        return tag;
    }

    boolean isOutOfBand() {
        return tag >= 0x10 && tag <= 0x1f;
    }

    /** Integer, boolean, enum, or one of their class that is not registered. */
    boolean isNumber() {
        return tag >= 0x20 && tag <= 0x2f && bytes.length > 0 && bytes.length <= Integer.BYTES;
    }

    /** Keyword, name, URI, or another of their class; octets too, which some printers take for all of them. */
    boolean isText() {
        return tag == OCTETS || tag == TEXT_WITH_LANGUAGE || tag == NAME_WITH_LANGUAGE || (tag >= 0x40 && tag <= 0x5f);
    }

    int number() {
        int number = bytes[0] < 0 ? -1 : 0;
        for (byte part : bytes) {
            number = (number << 8) | (part & 0xff);
        }
        return number;
    }

    /** Without control characters: some devices send the zero that ends a string in C, which databases refuse. */
    String text() {
        boolean withLanguage = tag == TEXT_WITH_LANGUAGE || tag == NAME_WITH_LANGUAGE;
        String sent = new String(withLanguage ? withoutLanguage() : bytes, StandardCharsets.UTF_8);
        return CONTROLS.matcher(sent).replaceAll("");
    }

    /** Behind a length, the language, and another length; all of it where that does not fit. */
    private byte[] withoutLanguage() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int language = in.remaining() < Short.BYTES ? -1 : Short.toUnsignedInt(in.getShort());
        if (language < 0 || in.remaining() < language + Short.BYTES) {
            return bytes;
        }
        in.position(in.position() + language);
        int length = Short.toUnsignedInt(in.getShort());
        if (in.remaining() < length) {
            return bytes;
        }
        byte[] text = new byte[length];
        in.get(text);
        return text;
    }
}
