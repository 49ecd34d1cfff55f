package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Builds IPP answers. */
final class IppAnswers {

    private static final int VERSION_1_1 = 0x0101;

    private IppAnswers() {}

    static IppPacket ok(IppRequest request, List<AttributeGroup> groups) {
        return of(request, 0, "successful-ok", groups);
    }

    /** With the attributes that were ignored (RFC 8011 section 4.1.7). */
    static IppPacket substituted(IppRequest request, List<Attribute<?>> ignored, List<AttributeGroup> groups) {
        List<AttributeGroup> all = new ArrayList<>();
        all.add(AttributeGroup.groupOf(Tag.unsupportedAttributes, ignored));
        all.addAll(groups);
        return of(request, Status.successfulOkIgnoredOrSubstitutedAttributes.getCode(), "ignored", all);
    }

    static IppPacket status(IppRequest request, int status, String message) {
        return of(request, status, message, List.of());
    }

    static AttributeGroup job(List<Attribute<?>> attributes) {
        return AttributeGroup.groupOf(Tag.jobAttributes, attributes);
    }

    private static IppPacket of(IppRequest request, int status, String message, List<AttributeGroup> groups) {
        List<AttributeGroup> all = new ArrayList<>();
        all.add(AttributeGroup.groupOf(
                Tag.operationAttributes,
                Types.attributesCharset.of("utf-8"),
                Types.attributesNaturalLanguage.of("en"),
                Types.statusMessage.of(message)));
        all.addAll(groups);
        int version = request.majorVersion() <= 2 ? request.packet().getVersionNumber() : VERSION_1_1;
        return new IppPacket(version, status, request.packet().getRequestId(), all);
    }

    static byte[] bytes(IppPacket packet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (IppOutputStream out = new IppOutputStream(bytes)) {
            out.write(packet);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory does not fail", impossible);
        }
        return bytes.toByteArray();
    }
}
