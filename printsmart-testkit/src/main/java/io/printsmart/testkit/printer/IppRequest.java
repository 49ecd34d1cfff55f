package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes of one request, checked as RFC 8011, 4.1 wants it.
 *
 * @param packet as it was read
 */
record IppRequest(IppPacket packet) {

    private static final String PATH = "/ipp/print";

    IppOperation operation() {
        return IppOperation.of(packet.getCode());
    }

    int majorVersion() {
        return packet.getVersionNumber() >> 8;
    }

    void check() {
        if (packet.getRequestId() <= 0) {
            throw new IppRefusal(Status.clientErrorBadRequest, "bad request-id " + packet.getRequestId());
        }
        AttributeGroup group = packet.get(Tag.operationAttributes);
        if (group == null || group.size() < 3) {
            throw new IppRefusal(Status.clientErrorBadRequest, "missing required attributes");
        }
        boolean inOrder = group.get(0).getName().equals("attributes-charset")
                && group.get(1).getName().equals("attributes-natural-language");
        if (!inOrder) {
            throw new IppRefusal(
                    Status.clientErrorBadRequest, "attributes-charset and attributes-natural-language come first");
        }
        Optional<URI> printer = operation(Types.printerUri);
        if (printer.isEmpty() && operation(Types.jobUri).isEmpty()) {
            throw new IppRefusal(Status.clientErrorBadRequest, "neither printer-uri nor job-uri");
        }
        if (printer.isPresent() && !PATH.equals(printer.get().getPath())) {
            throw new IppRefusal(Status.clientErrorNotFound, "no printer at " + printer.get());
        }
    }

    /** An operation attribute. */
    <T> Optional<T> operation(AttributeType<T> type) {
        return Optional.ofNullable(packet.getValue(Tag.operationAttributes, type));
    }

    int copies() {
        Integer copies = packet.getValue(Tag.jobAttributes, Types.copies);
        return copies == null ? 1 : copies;
    }

    /** The options the client asked for. */
    List<Attribute<?>> template() {
        AttributeGroup group = packet.get(Tag.jobAttributes);
        return group == null ? List.of() : List.copyOf(group);
    }

    /** By job-uri, or by printer-uri and job-id. */
    int jobId() {
        Optional<Integer> id = operation(Types.jobId);
        if (id.isPresent()) {
            return id.get();
        }
        String path = operation(Types.jobUri).map(URI::getPath).orElse("");
        try {
            return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        } catch (NumberFormatException bad) {
            throw new IppRefusal(Status.clientErrorBadRequest, "neither job-id nor a job-uri that ends in one");
        }
    }

    /** Those of the attributes that were asked for; {@code usual} are the names if nothing was. */
    List<Attribute<?>> select(List<Attribute<?>> all, Set<String> usual) {
        List<String> asked = packet.getValues(Tag.operationAttributes, Types.requestedAttributes);
        Set<String> names = asked == null || asked.isEmpty() ? usual : Set.copyOf(asked);
        if (names.contains("all")) {
            return all;
        }
        return all.stream()
                .filter(attribute -> names.contains(attribute.getName()) || names.contains(group(attribute.getName())))
                .toList();
    }

    private static String group(String name) {
        if (name.startsWith("job-") || name.startsWith("time-at-") || name.startsWith("number-of-")) {
            return "job-description";
        }
        boolean template = name.matches("(copies|sides|print-color-mode|media|job-priority)(-supported|-default)?");
        return template ? "job-template" : "printer-description";
    }
}
