package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The plainest IPP client that a test can have: one request, one answer, no retry, no judgement. */
public final class PlainIpp {

    static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String USER = "anonymous";

    private final URI printer;
    private final HttpClient client;
    private int version = 0x0200;
    private boolean expectContinue;
    private boolean chunked;

    public PlainIpp(URI printer) {
        this(printer, HttpClient.newBuilder());
    }

    public PlainIpp(URI printer, HttpClient.Builder client) {
        this.printer = printer;
        this.client = client.version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build();
    }

    public PlainIpp version(int packed) {
        version = packed;
        return this;
    }

    public PlainIpp expectContinue() {
        expectContinue = true;
        return this;
    }

    public PlainIpp chunked() {
        chunked = true;
        return this;
    }

    public IppPacket printer(String... requested) throws IOException {
        return send(
                IppPacket.getPrinterAttributes(printer)
                        .putOperationAttributes(Types.requestedAttributes.of(
                                requested.length == 0 ? List.of("all") : List.of(requested)))
                        .build(),
                new byte[0]);
    }

    public IppPacket create(String name) throws IOException {
        return send(
                IppPacket.createJob(printer)
                        .putOperationAttributes(Types.requestingUserName.of(USER), Types.jobName.of(name))
                        .build(),
                new byte[0]);
    }

    public IppPacket sendDocument(int job, byte[] document) throws IOException {
        return send(
                IppPacket.sendDocument(printer, job)
                        .putOperationAttributes(
                                Types.requestingUserName.of(USER),
                                Types.lastDocument.of(true),
                                Types.documentFormat.of("application/pdf"))
                        .build(),
                document);
    }

    public IppPacket print(String name, byte[] document) throws IOException {
        return send(printJob(name).build(), document);
    }

    public IppPacket.Builder printJob(String name) {
        return IppPacket.printJob(printer)
                .putOperationAttributes(
                        Types.requestingUserName.of(USER),
                        Types.jobName.of(name),
                        Types.documentFormat.of("application/pdf"));
    }

    public IppPacket job(int id) throws IOException {
        return send(IppPacket.getJobAttributes(printer, id).build(), new byte[0]);
    }

    public IppPacket jobs(String which) throws IOException {
        return send(
                IppPacket.getJobs(printer)
                        .putOperationAttributes(Types.whichJobs.of(which), Types.requestedAttributes.of(List.of("all")))
                        .build(),
                new byte[0]);
    }

    public IppPacket cancel(int id) throws IOException {
        return send(IppPacket.cancelJob(printer, id).build(), new byte[0]);
    }

    /** The one job, open or ended, whose name begins with the token; one that ends meanwhile is in both lists. */
    public AttributeGroup find(String token) throws IOException {
        Map<Integer, AttributeGroup> ours = new HashMap<>();
        for (String which : List.of("not-completed", "completed")) {
            groups(jobs(which)).stream()
                    .filter(job ->
                            Objects.requireNonNull(job.getString(Types.jobName)).startsWith(token))
                    .forEach(job -> ours.put(Objects.requireNonNull(job.getValue(Types.jobId)), job));
        }
        if (ours.size() != 1) {
            throw new IOException(ours.size() + " jobs begin with " + token);
        }
        return ours.values().iterator().next();
    }

    private static List<AttributeGroup> groups(IppPacket answer) {
        return answer.getAttributeGroups().stream()
                .filter(group -> group.getTag().equals(Tag.jobAttributes))
                .toList();
    }

    public static int id(IppPacket answer) {
        return Objects.requireNonNull(answer.getValue(Tag.jobAttributes, Types.jobId));
    }

    public IppPacket send(IppPacket request, byte[] document) throws IOException {
        HttpResponse<byte[]> answer = exchange(request, document);
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return new IppInputStream(new ByteArrayInputStream(answer.body())).readPacket();
    }

    public HttpResponse<byte[]> exchange(IppPacket request, byte[] document) throws IOException {
        IppPacket versioned = new IppPacket(version, request.getCode(), 1, request.getAttributeGroups());
        ByteArrayOutputStream ipp = new ByteArrayOutputStream();
        try (IppOutputStream out = new IppOutputStream(ipp)) {
            out.write(versioned);
        }
        String scheme = Objects.equals(printer.getScheme(), "ipps") ? "https" : "http";
        URI url = URI.create(scheme + "://" + printer.getRawAuthority() + printer.getRawPath());
        HttpRequest.BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofByteArray(ipp.toByteArray()), BodyPublishers.ofByteArray(document));
        HttpRequest post = HttpRequest.newBuilder(url)
                .timeout(LIMIT)
                .expectContinue(expectContinue)
                .header("Content-Type", "application/ipp")
                .POST(chunked ? BodyPublishers.fromPublisher(body) : body)
                .build();
        try {
            return client.send(post, BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
