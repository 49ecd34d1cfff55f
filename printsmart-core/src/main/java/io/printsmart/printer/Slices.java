package io.printsmart.printer;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** The parts into which the printers are divided, so that nodes can share the watch over them. */
public final class Slices {

    /** How many there are. */
    public static final int COUNT = 256;

    private Slices() {}

    /**
     * The slice of a printer. It depends on nothing but the printer's name, and is the same in every version.
     *
     * @param printer the printer
     * @return 0 to {@link #COUNT} - 1
     */
    public static int of(PrinterId printer) {
        return (int) (spread(printer) % COUNT);
    }

    /**
     * A number that is spread evenly over all names, however alike they are.
     *
     * @param printer the printer
     * @return 0 to 2^32 - 1
     */
    public static long spread(PrinterId printer) {
        CRC32C checksum = new CRC32C();
        checksum.update(printer.value().getBytes(StandardCharsets.UTF_8));
        // A checksum alone keeps likeness: printer-1 to printer-9 would lie close together.
        long mixed = checksum.getValue() * 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8_FEB8_6659_FD93L;
        return (mixed ^ (mixed >>> 32)) & 0xFFFF_FFFFL;
    }
}
