package io.printsmart.service;

import io.printsmart.job.JobId;
import io.printsmart.job.JobState;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.PrinterStatus;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.util.List;

/** Why a request was refused. Nothing was stored and nothing charged. */
public sealed interface Refusal {

    /**
     * The stable code.
     *
     * @return lower case words with hyphens
     */
    String code();

    /**
     * What a person reads: the thing, the value and the remedy.
     *
     * @return an English sentence
     */
    String message();

    /**
     * The printers that could take the job instead, best first.
     *
     * @return empty where none can, or where another printer would not help
     */
    default List<Alternative> alternatives() {
        return List.of();
    }

    /**
     * No printer has this name.
     *
     * @param printer the name
     */
    record UnknownPrinter(PrinterId printer) implements Refusal {
        @Override
        public String code() {
            return "unknown-printer";
        }

        @Override
        public String message() {
            return "There is no printer '" + printer + "'. Choose one of the known printers, or add it first.";
        }
    }

    /**
     * The administrator has switched the printer off.
     *
     * @param printer its name
     * @param alternatives what could take the job instead
     */
    record PrinterDisabled(PrinterId printer, List<Alternative> alternatives) implements Refusal {
        @Override
        public String code() {
            return "printer-disabled";
        }

        @Override
        public String message() {
            return "Printer '" + printer + "' is disabled by its administrator." + instead(alternatives);
        }
    }

    /**
     * The printer cannot print now.
     *
     * @param printer its name
     * @param status its status
     * @param reasons its state reasons
     * @param text what the user reads, see {@link io.printsmart.printer.Finding#text()}
     * @param alternatives what could take the job instead
     */
    record PrinterUnavailable(
            PrinterId printer, PrinterStatus status, List<String> reasons, String text, List<Alternative> alternatives)
            implements Refusal {
        @Override
        public String code() {
            return "printer-unavailable";
        }

        @Override
        public String message() {
            return text + ": printer '" + printer + "' cannot print now." + instead(alternatives);
        }
    }

    /**
     * The printer cannot do what was asked.
     *
     * @param printer its name
     * @param what the option, or {@code format}
     * @param value what was asked
     * @param alternatives what could take the job instead
     */
    record Unsupported(PrinterId printer, String what, String value, List<Alternative> alternatives)
            implements Refusal {
        @Override
        public String code() {
            return "unsupported";
        }

        @Override
        public String message() {
            return "Printer '" + printer + "' does not support " + what + " '" + value + "'." + instead(alternatives);
        }
    }

    /**
     * The account does not hold enough.
     *
     * @param account whose
     * @param balance what it holds
     * @param cost what the job costs
     */
    record InsufficientFunds(AccountId account, Money balance, Money cost) implements Refusal {
        @Override
        public String code() {
            return "insufficient-funds";
        }

        @Override
        public String message() {
            return "Account '" + account + "' holds " + balance + ", the job costs " + cost
                    + ". Top the account up first.";
        }
    }

    /**
     * A field of the request is missing or malformed.
     *
     * @param field the field
     * @param problem what is wrong with it
     */
    record InvalidRequest(String field, String problem) implements Refusal {
        @Override
        public String code() {
            return "invalid-request";
        }

        @Override
        public String message() {
            return "The request's " + field + " is invalid: " + problem + ".";
        }
    }

    /**
     * The idempotency key belongs to a job that was another request.
     *
     * @param key the key
     */
    record IdempotencyConflict(String key) implements Refusal {
        @Override
        public String code() {
            return "idempotency-conflict";
        }

        @Override
        public String message() {
            return "The key '" + key + "' was used for another request (account, printer, cost, options or document"
                    + " differ). Use a new key for a new job.";
        }
    }

    /**
     * The document is larger than allowed.
     *
     * @param maxBytes the most bytes allowed
     */
    record DocumentTooLarge(long maxBytes) implements Refusal {
        @Override
        public String code() {
            return "document-too-large";
        }

        @Override
        public String message() {
            return "The document has more than " + maxBytes + " bytes, the most that is allowed. Print a smaller one.";
        }
    }

    /**
     * The preparation is older than the freshness bound: its printer may have gone down since.
     *
     * @param key the request's key
     */
    record StalePreparation(String key) implements Refusal {
        @Override
        public String code() {
            return "stale-preparation";
        }

        @Override
        public String message() {
            return "The preparation of the request '" + key + "' is too old. Prepare it again.";
        }
    }

    /**
     * The job has ended and cannot be canceled.
     *
     * @param job the job's id
     * @param state how it ended
     */
    record JobFinished(JobId job, JobState state) implements Refusal {
        @Override
        public String code() {
            return "job-finished";
        }

        @Override
        public String message() {
            return "Job '" + job + "' is " + state + " already and cannot be canceled.";
        }
    }

    /**
     * No job has this id.
     *
     * @param job the id
     */
    record UnknownJob(JobId job) implements Refusal {
        @Override
        public String code() {
            return "unknown-job";
        }

        @Override
        public String message() {
            return "There is no job '" + job + "'. Check the id.";
        }
    }

    /**
     * The key of a top-up was used for another account or amount.
     *
     * @param key the key
     */
    record TopUpConflict(String key) implements Refusal {
        @Override
        public String code() {
            return "idempotency-conflict";
        }

        @Override
        public String message() {
            return "The key '" + key + "' was used for a top-up of another account or amount. Use a new key.";
        }
    }

    private static String instead(List<Alternative> alternatives) {
        if (alternatives.isEmpty()) {
            return " No other printer can take the job now; try again later.";
        }
        StringBuilder names = new StringBuilder(" You can use ");
        for (int i = 0; i < alternatives.size(); i++) {
            Alternative other = alternatives.get(i);
            names.append(i == 0 ? "'" : ", '").append(other.printer()).append('\'');
            if (!other.site().isEmpty()) {
                names.append(" (").append(other.site()).append(')');
            }
        }
        return names.append('.').toString();
    }
}
