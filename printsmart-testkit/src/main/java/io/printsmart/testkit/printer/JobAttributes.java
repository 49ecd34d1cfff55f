package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.IntType;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A job as attributes (RFC 8011, 5.3). */
final class JobAttributes {

    /** What Get-Jobs gives if the client names nothing. */
    static final Set<String> USUAL = Set.of("job-id", "job-uri");

    /** What an operation that makes or feeds a job answers. */
    static final Set<String> OF_A_NEW_JOB = Set.of("job-id", "job-uri", "job-state", "job-state-reasons", "job-uuid");

    private JobAttributes() {}

    static List<Attribute<?>> of(JobEntry job, URI printer, UpTime upTime) {
        List<Attribute<?>> all = new ArrayList<>(job.template);
        all.add(Types.jobId.of(job.id));
        all.add(Types.jobUri.of(Device.jobUri(printer, job)));
        all.add(Types.jobUuid.of(URI.create(job.uuid)));
        all.add(Types.jobPrinterUri.of(printer));
        all.add(Types.jobPrinterUpTime.of(upTime.seconds()));
        all.add(Types.jobName.of(job.name));
        all.add(Types.jobOriginatingUserName.of(job.user));
        all.add(Types.jobState.of(new JobState(job.state.code(), "")));
        all.add(Types.jobStateReasons.of(job.reasons));
        all.add(Types.timeAtCreation.of(job.createdAt));
        all.add(time(Types.timeAtProcessing, job.processingAt));
        all.add(time(Types.timeAtCompleted, job.completedAt));
        all.add(Types.jobImpressionsCompleted.of(job.reportedImpressions));
        all.add(Types.numberOfDocuments.of(job.document == null ? 0 : 1));
        return all;
    }

    private static Attribute<Integer> time(IntType type, OptionalInt seconds) {
        return seconds.isPresent() ? type.of(seconds.getAsInt()) : type.noValue();
    }
}
