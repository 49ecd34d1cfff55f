package io.printsmart.testkit.printer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One client and its connection to the server: two pumps, one thread each.
 *
 * <p>HTTP/1.1 clients send no request before the answer to the last one, so whatever the server says belongs to the
 * request that was forwarded last. What it says before it has the whole request is let through: 100 Continue.
 */
final class ProxiedConnection {

    private static final int BUFFER = 8192;

    private final Socket client;
    private final Socket server;
    private final ProxyScripts scripts;
    private final Gate gate;
    private final boolean http;
    private volatile ProxyFault fault = ProxyFault.PASS;
    private volatile boolean forwarded;
    private final AtomicLong answerBytes = new AtomicLong();

    ProxiedConnection(Socket client, Socket server, ProxyScripts scripts, Gate gate, boolean http) {
        this.client = client;
        this.server = server;
        this.scripts = scripts;
        this.gate = gate;
        this.http = http;
    }

    /** Client to server; never throws, a failure resets both sides. */
    void forwardRequests() {
        try {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = new BufferedOutputStream(server.getOutputStream(), 2 * BUFFER);
            if (http) {
                requests(in, out);
            } else {
                begin(scripts.take(0));
                forward(in, out, 0);
                forwarded = true;
            }
            server.shutdownOutput();
        } catch (IOException broken) {
            Sockets.reset(server);
            Sockets.reset(client);
        }
    }

    private void requests(InputStream in, OutputStream out) throws IOException {
        HttpHead head = HttpHead.read(in);
        while (head != null) {
            boolean chunked = head.has("transfer-encoding", "chunked");
            out.write(head.text().getBytes(StandardCharsets.ISO_8859_1));
            forwarded = false;
            fault = ProxyFault.PASS;
            if (head.has("expect", "100-continue")) {
                out.flush();
            }
            InputStream body = HttpBody.of(head, in, null);
            byte[] start = body.readNBytes(4);
            begin(scripts.take(start.length < 4 ? 0 : ((start[2] & 0xff) << 8) | (start[3] & 0xff)));
            OutputStream framed = chunked ? new ChunkedOutput(out) : out;
            framed.write(start, 0, (int) Math.min(start.length, limit()));
            forward(body, framed, start.length);
            // set before the last byte leaves, or the answer could overtake it
            forwarded = true;
            if (framed instanceof ChunkedOutput chunks) {
                chunks.finish();
            }
            out.flush();
            head = HttpHead.read(in);
        }
    }

    private void begin(ProxyFault next) throws IOException {
        answerBytes.set(0);
        fault = next;
        if (next.kind == ProxyFault.Kind.BLACKHOLE) {
            gate.pass();
        }
    }

    private long limit() {
        return fault.kind == ProxyFault.Kind.RESET_REQUEST ? fault.bytes : Long.MAX_VALUE;
    }

    private void forward(InputStream in, OutputStream out, int already) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = already;
        while (true) {
            long room = limit() - total;
            if (room <= 0) {
                out.flush();
                throw new IOException("scripted reset after " + total + " request bytes");
            }
            int count = in.read(buffer, 0, (int) Math.min(room, buffer.length));
            if (count < 0) {
                return;
            }
            // a piece is held back until the next one or the end is there, so that the last byte of a request never
            // leaves before it is known to be the last; what is no HTTP has no end to wait for
            out.flush();
            out.write(buffer, 0, count);
            if (!http) {
                out.flush();
            }
            total += count;
        }
    }

    /** Server to client; an exception that leaves here resets the client. */
    void forwardAnswers() throws IOException {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        int count = in.read(buffer);
        while (count >= 0) {
            hand(out, buffer, count);
            count = in.read(buffer);
        }
        if (fault.kind == ProxyFault.Kind.LOSE_ANSWER) {
            throw new IOException("scripted loss of the server's close");
        }
    }

    private void hand(OutputStream out, byte[] buffer, int count) throws IOException {
        ProxyFault now = fault;
        int room = count;
        if (forwarded || !http) {
            switch (now.kind) {
                case LOSE_ANSWER -> throw new IOException("scripted loss of the answer");
                case RESET_ANSWER -> room = (int) Math.min(count, now.bytes - answerBytes.get());
                case DELAY_ANSWER -> {
                    if (answerBytes.get() == 0) {
                        gate.pass(now.delay);
                    }
                }
                case PASS, RESET_REQUEST, BLACKHOLE -> {
                    // answers pass
                }
            }
        }
        out.write(buffer, 0, room);
        out.flush();
        answerBytes.addAndGet(room);
        if (room < count) {
            throw new IOException("scripted reset after " + now.bytes + " bytes of the answer");
        }
    }
}
