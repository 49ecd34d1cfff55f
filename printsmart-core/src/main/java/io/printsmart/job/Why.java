package io.printsmart.job;

import java.util.Locale;

/**
 * Why a job is where it is.
 *
 * @param code the stable code
 * @param detail what a person reads beside it; never a title, a credential or document content; may be empty
 */
public record Why(Code code, String detail) {

    /** The reasons there are. */
    public enum Code {
        /** The job was accepted and is waiting for its printer. */
        ACCEPTED,
        /** The remote wallet said yes. */
        PAID,
        /** The remote wallet said no. */
        DECLINED,
        /** The remote wallet gave no usable answer; it is asked again. */
        PAYMENT_UNKNOWN,
        /** The printer cannot take a document now; this costs no retry. */
        PRINTER_NOT_READY,
        /** The document cannot be read just now; this costs no retry. */
        DOCUMENT_NOT_READY,
        /** The try failed before any document byte left; there will be another. */
        RETRY_SCHEDULED,
        /** The intent to send: document bytes may leave from here on. */
        SENDING,
        /** The printer has the whole document. */
        DELIVERED,
        /** The connection was lost after document bytes had left. */
        ANSWER_LOST,
        /** The node that was sending is gone. */
        NODE_LOST,
        /** The printer cannot be asked, or knows nothing of the job. */
        NO_EVIDENCE,
        /** The attempt takes longer than its limit. */
        TIME_LIMIT,
        /** The printer was asked to cancel. */
        CANCEL_ASKED,
        /** The printer still works on it. */
        STILL_PRINTING,
        /** The printer's own answer shows that nothing was printed. */
        NOT_PRINTED,
        /** The doubt window is over and the host's policy is to print again. */
        RESENT_IN_DOUBT,
        /** Printed. */
        PRINTED,
        /** The doubt window is over, or no more can be learnt, and the money goes back. */
        IN_DOUBT,
        /** The printer stopped after some pages. */
        PARTLY_PRINTED,
        /** All retries are spent. */
        RETRIES_SPENT,
        /** The deadline passed. */
        DEADLINE,
        /** The printer, or its removal, rules out any success. */
        REJECTED,
        /** Canceled on request. */
        CANCELED,
        /** Somebody asked for the job to be canceled. */
        CANCEL_REQUESTED,
        /** The money that was owed is back. */
        REFUNDED,
        /** The remote wallet has not given the money back yet; it is asked again. */
        REFUND_OWED,
        /** What was left at the printer is gone. */
        LEFTOVER_GONE,
        /** What was left at the printer cannot be removed; it is not tried any longer. */
        LEFTOVER_GIVEN_UP,
        /** It was printed although the money had been returned. */
        PRINTED_AFTER_REFUND
    }

    /** The most characters of detail that are kept. */
    public static final int MAX_DETAIL_LENGTH = 300;

    /**
     * Shortens the detail and takes control characters out of it, since it may quote a printer.
     *
     * @param code the stable code
     * @param detail what a person reads beside it
     */
    public Why {
        String clean = detail.replaceAll("[\\p{Cc}\\p{Cs}]+", " ").strip();
        if (clean.length() > MAX_DETAIL_LENGTH) {
            int end = MAX_DETAIL_LENGTH - 1;
            boolean insidePair = Character.isHighSurrogate(clean.charAt(end - 1));
            clean = clean.substring(0, insidePair ? end - 1 : end) + "…";
        }
        detail = clean;
    }

    /**
     * Gives a reason without detail.
     *
     * @param code the stable code
     * @return the reason
     */
    public static Why of(Code code) {
        return new Why(code, "");
    }

    /**
     * The code as hosts see it.
     *
     * @return such as {@code retry-scheduled}
     */
    public String keyword() {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? keyword() : keyword() + ": " + detail;
    }
}
