package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.Status;
import com.hp.jipp.util.ParseError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One HTTP connection, request by request. An exception that leaves here resets it. */
final class IppConnection {

    private static final String PATH = "/ipp/print";

    private final Device device;
    private final IppFaults faults;
    private final IppOperations operations;
    private final InputStream in;
    private final OutputStream out;

    IppConnection(Socket socket, Device device, IppFaults faults, IppOperations operations) throws IOException {
        this.device = device;
        this.faults = faults;
        this.operations = operations;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    void serve() throws IOException {
        HttpHead head = HttpHead.read(in);
        while (head != null) {
            HttpBody body = HttpBody.of(head, in, device.features.isSayingContinue() ? out : null);
            if (!head.method().equals("POST") || !head.path().startsWith(PATH)) {
                body.drain();
                HttpAnswer.html(out, 404, "");
            } else {
                exchange(body);
                body.drain();
            }
            if (!head.keepsAlive()) {
                return;
            }
            head = HttpHead.read(in);
        }
    }

    private void exchange(HttpBody body) throws IOException {
        // the stream reads ahead, so the document must be read from it too
        IppInputStream ipp = new IppInputStream(body);
        IppRequest request;
        try {
            request = new IppRequest(ipp.readPacket());
        } catch (EOFException | ParseError | IllegalArgumentException notIpp) {
            // throws again where the connection was cut; else the client sent something that is not IPP
            body.drain();
            HttpAnswer.html(out, 400, "");
            return;
        }
        faults.posted(request.operation());
        IppFault fault = faults.take(request.operation());
        if (fault.kind == IppFault.Kind.STALL && !fault.acts) {
            device.gate.pass();
        }
        if (fault.kind == IppFault.Kind.RESET && !fault.acts) {
            throw new IOException("scripted reset before acting");
        }
        if (fault.kind == IppFault.Kind.EARLY_STATUS) {
            HttpAnswer.ipp(out, IppAnswers.bytes(IppAnswers.status(request, (int) fault.number, "scripted")));
            return;
        }
        if (refusesVersion(request, body)) {
            return;
        }
        IppPacket answer = act(request, ipp, fault);
        body.drain();
        answer(request, answer, fault);
    }

    private boolean refusesVersion(IppRequest request, HttpBody body) throws IOException {
        if (request.majorVersion() <= 1 || !device.features.isOnlyVersion11()) {
            return false;
        }
        body.drain();
        int httpStatus = device.features.versionHttpStatus();
        if (httpStatus > 0) {
            HttpAnswer.html(out, httpStatus, "");
        } else {
            int status = Status.serverErrorVersionNotSupported.getCode();
            HttpAnswer.ipp(out, IppAnswers.bytes(IppAnswers.status(request, status, "only IPP/1.1")));
        }
        return true;
    }

    private IppPacket act(IppRequest request, InputStream document, IppFault fault) throws IOException {
        boolean acts = fault.acts || fault.kind == IppFault.Kind.STALL || fault.kind == IppFault.Kind.LATE;
        return acts
                ? operations.handle(request, document, fault)
                : IppAnswers.status(request, Status.serverErrorInternalError.getCode(), "scripted");
    }

    private void answer(IppRequest request, IppPacket answer, IppFault fault) throws IOException {
        switch (fault.kind) {
            case RESET -> throw new IOException("scripted reset instead of the answer");
            case STATUS ->
                HttpAnswer.ipp(out, IppAnswers.bytes(IppAnswers.status(request, (int) fault.number, "scripted")));
            case GARBAGE -> HttpAnswer.ipp(out, "this is not IPP".getBytes(StandardCharsets.US_ASCII));
            case ILLEGAL -> HttpAnswer.ipp(out, IllegalIpp.of(IppAnswers.bytes(answer)));
            case TRUNCATED -> {
                byte[] bytes = IppAnswers.bytes(answer);
                HttpAnswer.ipp(out, Arrays.copyOf(bytes, (int) Math.min(fault.number, bytes.length)));
            }
            case ENDLESS -> HttpAnswer.endless(out, IppAnswers.bytes(answer));
            case HTTP -> HttpAnswer.html(out, fault.number, "");
            case REDIRECT -> HttpAnswer.html(out, fault.number, "Location: " + fault.location + "\r\n");
            case STALL, LATE, NONE, EARLY_STATUS, DOCUMENT_RESET, DOCUMENT_STALL -> {
                if (fault.kind == IppFault.Kind.STALL && fault.acts) {
                    device.gate.pass();
                }
                if (fault.kind == IppFault.Kind.LATE) {
                    device.gate.pass(fault.delay);
                }
                HttpAnswer.ipp(out, IppAnswers.bytes(answer));
            }
        }
    }
}
