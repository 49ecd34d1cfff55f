package io.printsmart.ipp;

import com.hp.jipp.model.Status;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.transport.DeliveryException;
import java.util.Set;

/** What follows from a status-code that refuses a job. */
final class Statuses {

    /** No other try can succeed at this printer. */
    private static final Set<Integer> PERMANENT = Set.of(
            Status.clientErrorDocumentFormatNotSupported.getCode(),
            Status.clientErrorAttributesOrValuesNotSupported.getCode());

    /** The printer takes no job now, from anybody. */
    private static final Set<Integer> BUSY = Set.of(
            Status.serverErrorBusy.getCode(),
            Status.serverErrorNotAcceptingJobs.getCode(),
            Status.serverErrorServiceUnavailable.getCode(),
            Status.serverErrorTemporaryError.getCode(),
            Status.serverErrorPrinterIsDeactivated.getCode(),
            Status.serverErrorTooManyJobs.getCode());

    /** There was a job, or there may have been one: what became of the document must be looked at. */
    private static final Set<Integer> AFTER_A_JOB = Set.of(
            Status.serverErrorJobCanceled.getCode(),
            Status.serverErrorInternalError.getCode(),
            Status.serverErrorDeviceError.getCode());

    private Statuses() {}

    static boolean isPermanent(IppAnswer answer) {
        return PERMANENT.contains(answer.status());
    }

    static boolean madeNoJob(IppAnswer answer) {
        return !answer.isSuccess() && !AFTER_A_JOB.contains(answer.status());
    }

    static DeliveryException refusal(String operation, IppAnswer answer) {
        DeliveryException.Kind kind = isPermanent(answer)
                ? DeliveryException.Kind.REJECTED
                : BUSY.contains(answer.status()) ? DeliveryException.Kind.BUSY : DeliveryException.Kind.FAILED;
        return new DeliveryException(kind, false, operation + ": " + answer.statusInWords());
    }
}
