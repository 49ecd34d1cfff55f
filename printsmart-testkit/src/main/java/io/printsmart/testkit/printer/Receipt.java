package io.printsmart.testkit.printer;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document while it arrives: its length, its digest, and its bytes as long as they are few enough to keep. */
final class Receipt {

    private final MessageDigest digest = sha256();
    private final long keepAtMost;
    private @Nullable ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;

    Receipt(long keepAtMost) {
        this.keepAtMost = keepAtMost;
    }

    synchronized void add(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
        length += count;
        if (kept != null && length <= keepAtMost) {
            kept.write(bytes, 0, count);
        } else {
            kept = null;
        }
    }

    synchronized long length() {
        return length;
    }

    synchronized String digest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", impossible);
        }
    }

    synchronized Optional<byte[]> bytes() {
        return kept == null ? Optional.empty() : Optional.of(kept.toByteArray());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
