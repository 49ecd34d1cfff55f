package io.printsmart.store;

import io.printsmart.job.DocumentRef;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Reads a document that ends where it has to and is what it was, or throws. The last bytes are handed out only after the
 * digest of the whole was found right.
 */
final class CheckedDocument extends InputStream {

    private final DocumentRef document;
    private final InputStream in;
    private final MessageDigest digest = DocumentCopy.sha256();
    private long count;

    CheckedDocument(DocumentRef document, InputStream in) {
        this.document = document;
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        int some = in.read(target, offset, length);
        if (some < 0) {
            requireWhole();
            return -1;
        }
        digest.update(target, offset, some);
        count += some;
        if (count > document.length()) {
            throw damaged("it has more than its " + document.length() + " bytes");
        }
        if (count == document.length()
                && !HexFormat.of().formatHex(digest.digest()).equals(document.sha256())) {
            throw damaged("its SHA-256 is another one");
        }
        return some;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void requireWhole() throws IOException {
        if (count < document.length()) {
            throw damaged("it ends after " + count + " of " + document.length() + " bytes");
        }
    }

    private IOException damaged(String how) {
        return new IOException("document " + document.id() + " is damaged: " + how);
    }
}
