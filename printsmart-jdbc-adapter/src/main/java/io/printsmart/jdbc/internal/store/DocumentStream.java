package io.printsmart.jdbc.internal.store;

import io.printsmart.job.DocumentRef;
import io.printsmart.store.DocumentCopy;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Reads a document piece by piece. It ends after all of the document and nowhere else: a piece that is missing, too long
 * or altered makes reading throw, and the last piece is handed out only after the digest of the whole was found right.
 */
final class DocumentStream extends InputStream {

    /** Where the pieces come from. */
    interface Pieces {

        byte[] read(int part) throws IOException;
    }

    private final DocumentRef document;
    private final Pieces pieces;
    private final MessageDigest digest = DocumentCopy.sha256();
    private byte[] piece = {};
    private int at;
    private int part;
    private long loaded;
    private boolean closed;

    DocumentStream(DocumentRef document, Pieces pieces) {
        this.document = document;
        this.pieces = pieces;
    }

    @Override
    public int read() throws IOException {
        return ready() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() {
        closed = true;
        piece = new byte[0];
        at = 0;
    }

    private boolean ready() throws IOException {
        if (closed) {
            throw new IOException("document " + document.id() + " is closed");
        }
        if (at < piece.length) {
            return true;
        }
        if (loaded == document.length()) {
            return false;
        }
        load();
        return true;
    }

    private void load() throws IOException {
        byte[] next = pieces.read(part);
        digest.update(next);
        if (next.length == 0 || next.length > document.length() - loaded) {
            throw damaged("part " + part + " has " + next.length + " bytes");
        }
        if (loaded + next.length == document.length()
                && !HexFormat.of().formatHex(digest.digest()).equals(document.sha256())) {
            throw damaged("its SHA-256 is another one");
        }
        loaded += next.length;
        part++;
        piece = next;
        at = 0;
    }

    private IOException damaged(String how) {
        return new IOException("document " + document.id() + " is damaged: " + how);
    }
}
