package io.printsmart.testkit.printer;

import java.time.Duration;

/**
 * What goes wrong with one IPP request. Immutable.
 *
 * <p>A fault is either after acting (the printer does what was asked, and the answer suffers) or before acting (nothing
 * is done). Each has the sense that is common for it; {@link #afterActing()} and {@link #beforeActing()} give the other.
 */
public final class IppFault {

    enum Kind {
        NONE,
        RESET,
        STALL,
        LATE,
        STATUS,
        EARLY_STATUS,
        GARBAGE,
        ILLEGAL,
        TRUNCATED,
        ENDLESS,
        HTTP,
        REDIRECT,
        DOCUMENT_RESET,
        DOCUMENT_STALL
    }

    static final IppFault NONE = new IppFault(Kind.NONE, true, 0, "", Duration.ZERO);

    final Kind kind;
    final boolean acts;
    /** A status, or a number of bytes. */
    final long number;

    final String location;
    final Duration delay;

    private IppFault(Kind kind, boolean acts, long number, String location, Duration delay) {
        if (number < 0) {
            throw new IllegalArgumentException(kind + " must not be negative: " + number);
        }
        this.kind = kind;
        this.acts = acts;
        this.number = number;
        this.location = location;
        this.delay = delay;
    }

    private static IppFault of(Kind kind, boolean acts, long number) {
        return new IppFault(kind, acts, number, "", Duration.ZERO);
    }

    /**
     * No fault: the normal case.
     *
     * @return the fault that is none
     */
    public static IppFault none() {
        return NONE;
    }

    /**
     * Acts, and resets the connection instead of answering.
     *
     * @return the fault
     */
    public static IppFault loseAnswer() {
        return of(Kind.RESET, true, 0);
    }

    /**
     * Resets the connection as soon as the attributes were read; nothing is done and no document byte is taken.
     *
     * @return the fault
     */
    public static IppFault resetBeforeActing() {
        return of(Kind.RESET, false, 0);
    }

    /**
     * Resets the connection after so many bytes of the document. The job has been created and is aborted.
     *
     * @param bytes document bytes, without the IPP attributes
     * @return the fault
     */
    public static IppFault resetAfterDocumentBytes(long bytes) {
        return of(Kind.DOCUMENT_RESET, true, bytes);
    }

    /**
     * Stops reading after so many bytes of the document until {@link ScriptedIppPrinter#release()}.
     *
     * @param bytes document bytes, without the IPP attributes
     * @return the fault
     */
    public static IppFault stallAfterDocumentBytes(long bytes) {
        return of(Kind.DOCUMENT_STALL, true, bytes);
    }

    /**
     * Acts, but does not answer until {@link ScriptedIppPrinter#release()}.
     *
     * @return the fault
     */
    public static IppFault stall() {
        return of(Kind.STALL, true, 0);
    }

    /**
     * Acts, and answers after a real pause.
     *
     * @param delay the pause; {@link ScriptedIppPrinter#release()} cuts it short
     * @return the fault
     */
    public static IppFault late(Duration delay) {
        return new IppFault(Kind.LATE, true, 0, "", delay);
    }

    /**
     * Answers with an IPP status without acting.
     *
     * @param status any status-code, for example 0x0507
     * @return the fault
     */
    public static IppFault status(int status) {
        return of(Kind.STATUS, false, status);
    }

    /**
     * Answers with an IPP status before it has read the document, and without acting.
     *
     * @param status any status-code
     * @return the fault
     */
    public static IppFault earlyStatus(int status) {
        return of(Kind.EARLY_STATUS, false, status);
    }

    /**
     * Acts, and answers with bytes that are not IPP.
     *
     * @return the fault
     */
    public static IppFault garbage() {
        return of(Kind.GARBAGE, true, 0);
    }

    /**
     * Acts, and answers with IPP that breaks the rules all over: attributes outside of any group and without a name, unknown
     * tags and groups, values of the wrong type and length, collections without end. Only its lengths are right, so that a
     * lenient client can read everything that a correct answer says.
     *
     * @return the fault
     */
    public static IppFault illegal() {
        return of(Kind.ILLEGAL, true, 0);
    }

    /**
     * Acts, and sends only the first bytes of the IPP answer, as a well-formed HTTP answer.
     *
     * @param bytes how many bytes of the IPP answer are sent
     * @return the fault
     */
    public static IppFault truncated(int bytes) {
        return of(Kind.TRUNCATED, true, bytes);
    }

    /**
     * Acts, and answers with a correct beginning and a body that never ends.
     *
     * @return the fault
     */
    public static IppFault endless() {
        return of(Kind.ENDLESS, true, 0);
    }

    /**
     * Answers with an HTTP status and a small HTML body, without acting.
     *
     * @param status for example 503
     * @return the fault
     */
    public static IppFault http(int status) {
        return of(Kind.HTTP, false, status);
    }

    /**
     * Answers with an HTTP redirect, without acting.
     *
     * @param location where a client should not go
     * @return the fault
     */
    public static IppFault redirect(String location) {
        return new IppFault(Kind.REDIRECT, false, 307, location, Duration.ZERO);
    }

    /**
     * The same fault, but the printer does what was asked.
     *
     * @return a copy
     */
    public IppFault afterActing() {
        return new IppFault(kind, true, number, location, delay);
    }

    /**
     * The same fault, but the printer does nothing of what was asked. Without meaning for the two document faults.
     *
     * @return a copy
     */
    public IppFault beforeActing() {
        return new IppFault(kind, false, number, location, delay);
    }

    @Override
    public String toString() {
        return kind + (acts ? " after acting" : " before acting");
    }
}
