package io.printsmart.ipp.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What is said and heard on one line: the head of a request, and its one answer. */
final class Talk {

    private static final int MOST_INTERIM_ANSWERS = 20;

    private final Endpoint endpoint;
    private final Line line;
    private final Limits limits;
    private int interimAnswers;

    Talk(Endpoint endpoint, Line line, Limits limits) {
        this.endpoint = endpoint;
        this.line = line;
        this.limits = limits;
    }

    void sayHead(String... bodyFields) throws IOException {
        StringBuilder head = new StringBuilder(300)
                .append("POST ")
                .append(endpoint.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(endpoint.hostField())
                .append("\r\nUser-Agent: PrintSmart\r\nAccept: application/ipp\r\nAccept-Encoding: identity")
                .append("\r\nContent-Type: application/ipp\r\nConnection: close\r\n");
        for (String field : bodyFields) {
            head.append(field).append("\r\n");
        }
        line.out().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    OutputStream out() {
        return line.out();
    }

    /** The answer's head, or null if what came is only an interim one, such as 100 Continue. */
    @org.jspecify.annotations.Nullable
    HttpHead hearHead() throws IOException, ExchangeException {
        HttpHead head = HttpHead.read(line.in());
        if (!head.isInterim()) {
            return head;
        }
        if (++interimAnswers > MOST_INTERIM_ANSWERS) {
            throw ExchangeException.notUnderstood("it keeps saying " + head.status() + " and never anything else");
        }
        return null;
    }

    byte[] hearBody(HttpHead head) throws IOException, ExchangeException {
        if (head.status() != 200) {
            throw ExchangeException.status(head.status(), "HTTP status " + head.status() + " from " + endpoint.shown());
        }
        return AnswerBody.read(head, line.in(), limits.responseBytes());
    }

    byte[] hear() throws IOException, ExchangeException {
        HttpHead head = hearHead();
        while (head == null) {
            head = hearHead();
        }
        return hearBody(head);
    }

    ExchangeException lost(Lifeline lifeline, IOException cause) {
        String what = lifeline.expired()
                ? "no answer in time from "
                : lifeline.isCut() ? "ended here before an answer came from " : "connection broken by ";
        return ExchangeException.after(
                ExchangeException.Kind.NO_ANSWER, what + endpoint.shown() + " (" + cause.getMessage() + ")");
    }
}
