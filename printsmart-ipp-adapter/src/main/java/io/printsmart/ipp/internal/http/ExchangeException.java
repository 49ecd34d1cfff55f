package io.printsmart.ipp.internal.http;

/** An exchange that gave no answer that can be used. The message is for the administrator and names the address. */
public final class ExchangeException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;

    /** What kept the answer away. */
    public enum Kind {
        /** No route, or the network says that the host is unreachable. */
        UNREACHABLE,
        /** Nobody answered the connect. */
        SILENT,
        /** The port refuses. */
        REFUSED,
        /** TLS could not be set up, or the certificate does not fit. */
        UNTRUSTED,
        /** Connected, but no answer came in time, or the connection broke. */
        NO_ANSWER,
        /** HTTP answered with a status other than 200. */
        HTTP_STATUS,
        /** What came is no answer that can be understood, or too much of it. */
        NOT_UNDERSTOOD,
        /** The document could not be read, or turned out shorter than it was said to be. */
        DOCUMENT
    }

    /** What kept the answer away. */
    private final Kind kind;

    /** Whether the printer may have got the request, or a part of it. */
    private final boolean requestLeft;

    /** The HTTP status; 0 if there was none. */
    private final int httpStatus;

    private ExchangeException(Kind kind, boolean requestLeft, int httpStatus, String message) {
        super(printable(message));
        this.kind = kind;
        this.requestLeft = requestLeft;
        this.httpStatus = httpStatus;
    }

    /** Parts of it can come from the printer, as the names in its certificate do. */
    private static String printable(String message) {
        String head = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
        return head.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }

    static ExchangeException before(Kind kind, String message) {
        return new ExchangeException(kind, false, 0, message);
    }

    static ExchangeException after(Kind kind, String message) {
        return new ExchangeException(kind, true, 0, message);
    }

    static ExchangeException status(int httpStatus, String message) {
        return new ExchangeException(Kind.HTTP_STATUS, true, httpStatus, message);
    }

    /**
     * What came as the body is nothing that can be understood.
     *
     * @param message what is wrong with it
     * @return the exception
     */
    public static ExchangeException notUnderstood(String message) {
        return after(Kind.NOT_UNDERSTOOD, "answer not understood: " + message);
    }

    /**
     * The exchange was not made, since the exchanges before it took too long.
     *
     * @param message in words
     * @return the exception
     */
    public static ExchangeException outOfTime(String message) {
        return before(Kind.NO_ANSWER, message);
    }

    /**
     * What kept the answer away.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether the printer may have got the request, or a part of it.
     *
     * @return false if surely nothing was asked
     */
    public boolean requestLeft() {
        return requestLeft;
    }

    /**
     * The HTTP status.
     *
     * @return 0 if there was none
     */
    public int httpStatus() {
        return httpStatus;
    }

    /**
     * The message, never null.
     *
     * @return in words
     */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
