package io.printsmart.ipp.internal.message;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import io.printsmart.printer.DeviceUri;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A request, to be written in either version. Not for many threads. */
public final class Request {

    /** IPP/2.0. */
    public static final int VERSION_2_0 = 0x0200;

    /** IPP/1.1. */
    public static final int VERSION_1_1 = 0x0101;

    private final Operation operation;
    private final List<Attribute<?>> operationAttributes = new ArrayList<>();
    private final List<Attribute<?>> jobAttributes = new ArrayList<>();

    private Request(Operation operation) {
        this.operation = operation;
    }

    /**
     * Begins a request to a printer.
     *
     * @param operation what is asked
     * @param printer the printer
     * @return the request
     */
    public static Request to(DeviceUri printer, Operation operation) {
        return new Request(operation).with(Types.printerUri.of(URI.create(printer.toString())));
    }

    /**
     * Adds operation attributes. RFC 8011 section 4.1.5 wants the target's first, and then the user's name.
     *
     * @param more in order
     * @return this
     */
    public Request with(Attribute<?>... more) {
        operationAttributes.addAll(Arrays.asList(more));
        return this;
    }

    /**
     * Adds job template attributes.
     *
     * @param more in order
     * @return this
     */
    public Request withJob(List<Attribute<?>> more) {
        jobAttributes.addAll(more);
        return this;
    }

    /**
     * Writes the request.
     *
     * @param version {@link #VERSION_2_0} or {@link #VERSION_1_1}
     * @return the bytes
     */
    public byte[] bytes(int version) {
        IppPacket.Builder packet =
                new IppPacket.Builder(operation, version, 1).putOperationAttributes(operationAttributes);
        if (!jobAttributes.isEmpty()) {
            packet.putJobAttributes(jobAttributes);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (IppOutputStream out = new IppOutputStream(bytes)) {
            out.write(packet.build());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }
}
