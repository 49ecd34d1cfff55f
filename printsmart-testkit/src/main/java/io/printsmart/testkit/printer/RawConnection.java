package io.printsmart.testkit.printer;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** One connection to a raw printer, served by one script. */
final class RawConnection {

    private static final int BUFFER = 8192;

    private final Socket socket;
    private final RawScript script;
    private final Gate gate;
    private final Gauge documents;
    private final Receipt receipt;

    RawConnection(Socket socket, RawScript script, Gate gate, Gauge documents, Receipt receipt) {
        this.socket = socket;
        this.script = script;
        this.gate = gate;
        this.documents = documents;
        this.receipt = receipt;
    }

    /** Serves it to its end; a reset, ours or the client's, leaves a partial document. */
    void serve(PaperLog paper) throws IOException {
        try {
            if (read()) {
                paper.add(receipt, "", 1, true, 0);
            }
        } catch (IOException broken) {
            if (receipt.length() > 0) {
                paper.add(receipt, "", 1, false, 0);
            }
            throw broken;
        } finally {
            if (receipt.length() > 0) {
                documents.down();
            }
        }
        if (script.kind == RawScript.Kind.RESET_AT_END) {
            throw new IOException("scripted reset instead of a close");
        }
        if (script.kind == RawScript.Kind.NEVER_CLOSE) {
            gate.pass();
        }
    }

    /** True if there was a document at all: a bare connect is a probe, not a document. */
    private boolean read() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[BUFFER];
        boolean stalled = false;
        while (true) {
            long room = buffer.length;
            if (script.kind == RawScript.Kind.SLOW) {
                gate.pass(script.pause);
                room = script.bytes;
            } else if (!stalled) {
                room = script.bytes - receipt.length();
            }
            if (room == 0) {
                if (script.kind == RawScript.Kind.RESET) {
                    if (script.bytes == 0 && in.read() < 0) {
                        return false; // only a probe, which is not reset: it would read as a refusal now and then
                    }
                    throw new IOException("scripted reset after " + script.bytes + " bytes");
                }
                gate.pass();
                stalled = true;
                continue;
            }
            int count = in.read(buffer, 0, (int) Math.min(room, buffer.length));
            if (count < 0) {
                return receipt.length() > 0;
            }
            if (receipt.length() == 0) {
                documents.up();
            }
            receipt.add(buffer, count);
        }
    }
}
