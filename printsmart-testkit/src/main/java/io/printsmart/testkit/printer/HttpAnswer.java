package io.printsmart.testkit.printer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes HTTP answers. */
final class HttpAnswer {

    private static final String IPP = "Content-Type: application/ipp\r\n";

    private HttpAnswer() {}

    static void ipp(OutputStream out, byte[] body) throws IOException {
        write(out, "200 OK", IPP, body);
    }

    static void html(OutputStream out, long status, String field) throws IOException {
        byte[] body = ("<html><body>" + status + "</body></html>").getBytes(StandardCharsets.US_ASCII);
        write(out, status + " Scripted", "Content-Type: text/html\r\n" + field, body);
    }

    /** Goes on until the client, or the printer's end, breaks the connection. */
    static void endless(OutputStream out, byte[] beginning) throws IOException {
        byte[] filler = new byte[8192];
        out.write(head("200 OK", IPP + "Transfer-Encoding: chunked\r\n"));
        ChunkedOutput chunks = new ChunkedOutput(out);
        chunks.write(beginning);
        while (!Thread.currentThread().isInterrupted()) {
            chunks.write(filler);
            chunks.flush();
        }
    }

    private static void write(OutputStream out, String status, String fields, byte[] body) throws IOException {
        out.write(head(status, fields + "Content-Length: " + body.length + "\r\n"));
        out.write(body);
        out.flush();
    }

    private static byte[] head(String status, String fields) {
        return ("HTTP/1.1 " + status + "\r\n" + fields + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
