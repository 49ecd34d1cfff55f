package io.printsmart.ipp.internal.message;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.DelimiterTag;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Answers as bytes, correct ones by jipp and wrong ones by hand. */
public final class Packets {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Packets(int status) {
        out.writeBytes(new byte[] {2, 0, (byte) (status >> 8), (byte) status, 0, 0, 0, 1});
    }

    /** Begins one by hand. */
    public static Packets status(int status) {
        return new Packets(status);
    }

    /** One group with these attributes. */
    public static byte[] of(int status, DelimiterTag tag, Attribute<?>... attributes) {
        AttributeGroup head = AttributeGroup.groupOf(
                Tag.operationAttributes, Types.attributesCharset.of("utf-8"), Types.attributesNaturalLanguage.of("en"));
        IppPacket packet =
                new IppPacket(0x0200, status, 1, head, AttributeGroup.groupOf(tag, Arrays.asList(attributes)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (IppOutputStream ipp = new IppOutputStream(bytes)) {
            ipp.write(packet);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    public Packets group(int tag) {
        out.write(tag);
        return this;
    }

    public Packets attribute(int tag, String name, byte... value) {
        out.write(tag);
        sized(name.getBytes(StandardCharsets.UTF_8));
        sized(value);
        return this;
    }

    public Packets attribute(int tag, String name, String value) {
        return attribute(tag, name, value.getBytes(StandardCharsets.UTF_8));
    }

    public Packets raw(int... bytes) {
        for (int one : bytes) {
            out.write(one);
        }
        return this;
    }

    /** Without the tag that ends it. */
    public byte[] cutOff() {
        return out.toByteArray();
    }

    public byte[] end() {
        out.write(3);
        return out.toByteArray();
    }

    private void sized(byte[] bytes) {
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
