package io.printsmart.ipp;

import com.hp.jipp.model.Status;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.transport.DeliveryException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Found out before there is a job. With any other status there may have been one, and paper, before the printer came to
     * say so: what is wrong inside a document shows while it is printed.
     */
    private static final Set<Integer> BEFORE_ANY_JOB = Stream.of(
                    Status.clientErrorBadRequest,
                    Status.clientErrorForbidden,
                    Status.clientErrorNotAuthenticated,
                    Status.clientErrorNotAuthorized,
                    Status.clientErrorNotPossible,
                    Status.clientErrorNotFound,
                    Status.clientErrorGone,
                    Status.clientErrorRequestValueTooLong,
                    Status.clientErrorDocumentFormatNotSupported,
                    Status.clientErrorAttributesOrValuesNotSupported,
                    Status.clientErrorUriSchemeNotSupported,
                    Status.clientErrorCharsetNotSupported,
                    Status.clientErrorConflictingAttributes,
                    Status.clientErrorCompressionNotSupported,
                    Status.serverErrorOperationNotSupported,
                    Status.serverErrorServiceUnavailable,
                    Status.serverErrorVersionNotSupported,
                    Status.serverErrorNotAcceptingJobs,
                    Status.serverErrorBusy,
                    Status.serverErrorPrinterIsDeactivated,
                    Status.serverErrorTooManyJobs)
            .map(Status::getCode)
            .collect(Collectors.toUnmodifiableSet());

    private Statuses() {}

    static boolean isPermanent(IppAnswer answer) {
        return PERMANENT.contains(answer.status());
    }

    static boolean madeNoJob(IppAnswer answer) {
        return BEFORE_ANY_JOB.contains(answer.status());
    }

    static DeliveryException refusal(String operation, IppAnswer answer) {
        DeliveryException.Kind kind = isPermanent(answer)
                ? DeliveryException.Kind.REJECTED
                : BUSY.contains(answer.status()) ? DeliveryException.Kind.BUSY : DeliveryException.Kind.FAILED;
        return new DeliveryException(kind, false, operation + ": " + answer.statusInWords());
    }
}
