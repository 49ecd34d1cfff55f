package io.printsmart.ipp;

import io.printsmart.ipp.internal.http.ExchangeException;
import io.printsmart.ipp.internal.http.Manner;
import io.printsmart.ipp.internal.http.Parcel;
import io.printsmart.ipp.internal.http.Upload;
import io.printsmart.ipp.internal.message.AnswerReader;
import io.printsmart.ipp.internal.message.IppAnswer;
import io.printsmart.ipp.internal.message.Request;
import io.printsmart.job.RemoteJob;
import io.printsmart.job.Sighting;
import io.printsmart.transport.Delivery;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** One document's way to a printer, by Send-Document into an open job (its id is known) or by Print-Job. */
final class IppDelivery implements Delivery {

    private final Attempt attempt;
    private final RemoteJob remote;
    private final Request request;
    private final Manner manner;
    private final Upload upload;

    IppDelivery(Attempt attempt, RemoteJob remote, Request request, Manner manner) {
        this.attempt = attempt;
        this.remote = remote;
        this.request = request;
        this.manner = manner;
        this.upload = attempt.link().upload();
    }

    @Override
    public Optional<RemoteJob> remote() {
        return Optional.of(remote);
    }

    @Override
    public Sighting send(InputStream document, long length, Duration stepLimit) {
        Parcel parcel = new Parcel(document, length, manner, stepLimit, IppDelivery::refuses);
        try {
            return judged(
                    AnswerReader.read(upload.send(request.bytes(attempt.link().version()), parcel)), length);
        } catch (ExchangeException e) {
            return failed(e, length);
        }
    }

    private Sighting judged(IppAnswer answer, long length) {
        if (answer.isSuccess()) {
            int id = answer.get("job-id").number().orElse(0);
            return new Sighting.Accepted(
                    wasOpened() || id <= 0
                            ? Optional.empty()
                            : Optional.of(
                                    new RemoteJob(id, remote.uri(), remote.printerUuid(), remote.printerStartedAt())));
        }
        boolean permanent = Statuses.isPermanent(answer);
        if (upload.documentBytes() == 0) {
            return new Sighting.NotDelivered(answer.statusInWords(), permanent, wasOpened());
        }
        if (!wasOpened() && Statuses.madeNoJob(answer)) {
            return new Sighting.NotDelivered(answer.statusInWords(), permanent, false);
        }
        return new Sighting.AnswerLost(answer.statusInWords(), allRead(length), permanent);
    }

    private Sighting failed(ExchangeException e, long length) {
        return upload.documentBytes() == 0
                ? new Sighting.NotDelivered(e.detail(), false, wasOpened() || e.requestLeft())
                : new Sighting.AnswerLost(e.detail(), allRead(length), false);
    }

    private boolean wasOpened() {
        return remote.id() > 0;
    }

    private boolean allRead(long length) {
        return upload.documentBytes() >= length;
    }

    /** An answer that comes early and cannot be understood does not make the rest of the document more welcome. */
    private static boolean refuses(byte[] answer) {
        try {
            return !AnswerReader.read(answer).isSuccess();
        } catch (ExchangeException e) {
            return true;
        }
    }

    @Override
    public void close() {
        upload.close();
    }
}
