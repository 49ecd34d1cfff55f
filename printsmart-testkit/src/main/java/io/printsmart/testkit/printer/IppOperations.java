package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Name;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The operations of RFC 8011, section 4, with the answers that ippeveprinter gives where the RFC leaves a choice. */
final class IppOperations {

    private final Device device;
    private final Supplier<URI> uri;
    private final DocumentIntake intake;

    IppOperations(Device device, Supplier<URI> uri) {
        this.device = device;
        this.uri = uri;
        this.intake = new DocumentIntake(device);
    }

    /** Acts and answers; an exception means that the connection is lost. */
    IppPacket handle(IppRequest request, InputStream document, IppFault fault) throws IOException {
        try {
            request.check();
            return switch (request.operation()) {
                case GET_PRINTER_ATTRIBUTES -> device.lock.call(() -> printerAttributes(request));
                case VALIDATE_JOB -> device.lock.call(() -> validateJob(request));
                case CREATE_JOB -> device.lock.call(() -> createJob(request));
                case GET_JOBS -> device.lock.call(() -> getJobs(request));
                case GET_JOB_ATTRIBUTES -> device.lock.call(() -> jobAttributes(request));
                case CANCEL_JOB -> device.lock.call(() -> cancelJob(request));
                case PRINT_JOB -> printJob(request, document, fault);
                case SEND_DOCUMENT -> sendDocument(request, document, fault);
                case OTHER -> throw notSupported();
            };
        } catch (IppRefusal refusal) {
            return IppAnswers.status(request, refusal.status(), String.valueOf(refusal.getMessage()));
        }
    }

    private IppPacket printerAttributes(IppRequest request) {
        return IppAnswers.ok(
                request,
                List.of(AttributeGroup.groupOf(
                        Tag.printerAttributes,
                        request.select(PrinterAttributes.of(device, uri.get()), PrinterAttributes.USUAL))));
    }

    private IppPacket validateJob(IppRequest request) {
        checkFormat(request);
        checkAccepting();
        return answer(request, List.of());
    }

    private IppPacket createJob(IppRequest request) {
        checkCreateJob();
        return answer(request, newJob(request));
    }

    private IppPacket printJob(IppRequest request, InputStream document, IppFault fault) throws IOException {
        JobEntry job = device.lock.call(() -> {
            checkFormat(request);
            JobEntry created = newJob(request);
            created.incoming = true;
            created.reasons = List.of("job-incoming");
            return created;
        });
        return take(request, job, document, fault);
    }

    private IppPacket sendDocument(IppRequest request, InputStream document, IppFault fault) throws IOException {
        JobEntry job = device.lock.call(() -> {
            checkCreateJob();
            JobEntry open = job(request);
            checkTakesDocument(open, request);
            checkFormat(request);
            open.incoming = true;
            open.reasons = List.of("job-incoming");
            return open;
        });
        return take(request, job, document, fault);
    }

    private static void checkTakesDocument(JobEntry job, IppRequest request) {
        if (job.document != null || job.incoming) {
            throw new IppRefusal(
                    Status.serverErrorMultipleDocumentJobsNotSupported, "job " + job.id + " has its document");
        }
        if (job.state != RemoteJobState.PENDING_HELD) {
            throw new IppRefusal(Status.clientErrorNotPossible, "job " + job.id + " is " + job.state);
        }
        boolean last = request.operation(Types.lastDocument)
                .orElseThrow(() -> new IppRefusal(Status.clientErrorBadRequest, "last-document is missing"));
        if (!last) {
            throw new IppRefusal(Status.serverErrorMultipleDocumentJobsNotSupported, "one document per job");
        }
    }

    private IppPacket take(IppRequest request, JobEntry job, InputStream in, IppFault fault) throws IOException {
        Receipt receipt = intake.receive(job, in, fault);
        return device.lock.call(() -> {
            job.incoming = false;
            if (job.state.isFinal()) {
                throw new IppRefusal(Status.serverErrorJobCanceled, "job " + job.id + " was canceled meanwhile");
            }
            if (receipt.length() == 0) {
                job.end(RemoteJobState.ABORTED, List.of(), device.upTime);
            } else {
                job.document = receipt;
                job.become(RemoteJobState.PENDING, "none");
            }
            return answer(request, job);
        });
    }

    private IppPacket getJobs(IppRequest request) {
        String which = request.operation(Types.whichJobs).orElse("not-completed");
        List<JobEntry> jobs = switch (which) {
            case "completed" -> device.jobs.ended();
            case "not-completed" -> device.jobs.open();
            case "all" -> device.jobs.all();
            default -> throw new IppRefusal(Status.clientErrorAttributesOrValuesNotSupported, "which-jobs " + which);
        };
        int limit = request.operation(Types.limit).orElse(Integer.MAX_VALUE);
        boolean mine = request.operation(Types.myJobs).orElse(false);
        String user = user(request);
        Predicate<JobEntry> wanted = job -> !mine || job.user.equalsIgnoreCase(user);
        return IppAnswers.ok(
                request,
                jobs.stream()
                        .filter(wanted)
                        .limit(limit)
                        .map(job -> IppAnswers.job(request.select(attributes(job), JobAttributes.USUAL)))
                        .toList());
    }

    private IppPacket jobAttributes(IppRequest request) {
        JobEntry job = job(request);
        return IppAnswers.ok(
                request, List.of(IppAnswers.job(request.select(attributes(job), PrinterAttributes.USUAL))));
    }

    private IppPacket cancelJob(IppRequest request) {
        JobEntry job = job(request);
        if (job.state.isFinal()) {
            throw new IppRefusal(Status.clientErrorNotPossible, "job " + job.id + " is already " + job.state);
        }
        device.marking.cancel(job);
        return IppAnswers.ok(request, List.of());
    }

    private JobEntry newJob(IppRequest request) {
        checkAccepting();
        if (device.features.isBusy() || device.jobs.open().size() >= device.features.capacity()) {
            throw new IppRefusal(Status.serverErrorBusy, "busy with another job");
        }
        String name = request.operation(Types.jobName).map(Name::asString).orElse("");
        int copies = device.features.ignored().contains("copies") ? 1 : request.copies();
        return device.jobs.create(name, user(request), request.template(), copies);
    }

    private JobEntry job(IppRequest request) {
        int id = request.jobId();
        return device.jobs.find(id).orElseThrow(() -> new IppRefusal(Status.clientErrorNotFound, "no job " + id));
    }

    private IppPacket answer(IppRequest request, JobEntry job) {
        List<Attribute<?>> all = attributes(job);
        return answer(
                request,
                List.of(IppAnswers.job(all.stream()
                        .filter(attribute -> JobAttributes.OF_A_NEW_JOB.contains(attribute.getName()))
                        .toList())));
    }

    private IppPacket answer(IppRequest request, List<AttributeGroup> groups) {
        List<Attribute<?>> ignored = request.template().stream()
                .filter(asked -> device.features.ignored().contains(asked.getName()))
                .toList();
        return ignored.isEmpty() ? IppAnswers.ok(request, groups) : IppAnswers.substituted(request, ignored, groups);
    }

    private List<Attribute<?>> attributes(JobEntry job) {
        return JobAttributes.of(job, uri.get(), device.upTime);
    }

    private static String user(IppRequest request) {
        return request.operation(Types.requestingUserName).map(Name::asString).orElse("anonymous");
    }

    private void checkAccepting() {
        if (!device.panel.isAccepting()) {
            throw new IppRefusal(Status.serverErrorNotAcceptingJobs, "not accepting jobs");
        }
    }

    private void checkCreateJob() {
        if (!device.features.hasCreateJob()) {
            throw notSupported();
        }
    }

    private void checkFormat(IppRequest request) {
        String format = request.operation(Types.documentFormat)
                .orElse(device.features.formats().get(0));
        if (!device.features.formats().contains(format)) {
            throw new IppRefusal(Status.clientErrorAttributesOrValuesNotSupported, "document-format " + format);
        }
        String compression = request.operation(Types.compression).orElse("none");
        if (!compression.equals("none")) {
            throw new IppRefusal(Status.clientErrorCompressionNotSupported, "compression " + compression);
        }
    }

    private static IppRefusal notSupported() {
        return new IppRefusal(Status.serverErrorOperationNotSupported, "operation not supported");
    }
}
