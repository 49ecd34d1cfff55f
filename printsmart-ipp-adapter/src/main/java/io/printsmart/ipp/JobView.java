package io.printsmart.ipp;

import com.hp.jipp.model.JobState;
import io.printsmart.ipp.internal.message.Attributes;
import io.printsmart.ipp.internal.message.Values;
import io.printsmart.job.Proof;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A job as a printer showed it, and what that means. */
record JobView(Attributes attributes) {

    int id() {
        return attributes.get("job-id").number().orElse(0);
    }

    Optional<String> name() {
        return attributes.get("job-name").text();
    }

    Optional<String> owner() {
        return attributes.get("job-originating-user-name").text().filter(name -> !name.isBlank());
    }

    boolean hasState() {
        return state() != 0;
    }

    /** Sheets may still come while a canceled or aborted job runs to its stopping point (RFC 8011 section 5.3.8). */
    boolean isFinal() {
        return state() == JobState.completed.getCode()
                || (isStopped() && !reasons().contains("processing-to-stop-point"));
    }

    Sighting sighting(RemoteJob remote, boolean zeroMeansNone) {
        if (!hasState()) {
            return new Sighting.Unanswered("answer not understood: job " + id() + " has no job-state");
        }
        if (!isFinal()) {
            return new Sighting.Working(remote, awaitsDocument(), detail());
        }
        if (isStopped() || endedEmpty()) {
            return new Sighting.Stopped(processed(), impressions(), zeroMeansNone, detail());
        }
        return new Sighting.Printed(proof(), impressions());
    }

    /** Not all of it is stacked paper where it was handed on or went wrong (RFC 8011 section 5.3.8). */
    private Proof proof() {
        boolean doubtful = reasons().contains("queued-in-device") || reasons().contains("job-completed-with-errors");
        return doubtful ? Proof.ACCEPTED : Proof.COMPLETED;
    }

    /** Some printers close a job whose document never came, and call that completed. */
    private boolean endedEmpty() {
        return hasNoDocument()
                && processed().equals(Optional.of(false))
                && impressions().orElse(0) == 0;
    }

    private int state() {
        return attributes.get("job-state").number().orElse(0);
    }

    private boolean isStopped() {
        return state() == JobState.canceled.getCode() || state() == JobState.aborted.getCode();
    }

    private List<String> reasons() {
        return attributes.get("job-state-reasons").texts();
    }

    private boolean awaitsDocument() {
        boolean heldEmpty = state() == JobState.pendingHeld.getCode() && hasNoDocument();
        return heldEmpty || reasons().contains("job-incoming") || reasons().contains("job-data-insufficient");
    }

    private boolean hasNoDocument() {
        OptionalInt documents = attributes.get("number-of-documents").number();
        return documents.isPresent() && documents.getAsInt() == 0;
    }

    /** Told by whether the time has a value, not by what it is: printers that do not know it send none, or no-value. */
    private Optional<Boolean> processed() {
        Values time = attributes.get("time-at-processing");
        if (time.isNoValue()) {
            return Optional.of(false);
        }
        return time.number().isPresent() ? Optional.of(true) : Optional.empty();
    }

    private OptionalInt impressions() {
        OptionalInt count = attributes.get("job-impressions-completed").number();
        return count.isPresent() && count.getAsInt() < 0 ? OptionalInt.empty() : count;
    }

    private String detail() {
        List<String> shown = reasons().stream()
                .filter(reason -> reason.length() <= 100 && reason.matches("[a-zA-Z0-9._-]+"))
                .limit(10)
                .toList();
        return "job " + id() + " has the state " + state() + " " + shown;
    }
}
