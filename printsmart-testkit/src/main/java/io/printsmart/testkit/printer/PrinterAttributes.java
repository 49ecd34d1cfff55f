package io.printsmart.testkit.printer;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kotlin.ranges.IntRange;

/** The printer as attributes (RFC 8011, 5.4). */
final class PrinterAttributes {

    /** Get-Printer-Attributes gives everything if the client names nothing. */
    static final Set<String> USUAL = Set.of("all");

    private PrinterAttributes() {}

    static List<Attribute<?>> of(Device device, URI uri) {
        List<Attribute<?>> all = new ArrayList<>();
        condition(device, all);
        identity(uri, all);
        abilities(device.features, all);
        all.removeIf(attribute -> device.features.hidden().contains(attribute.getName()));
        return all;
    }

    private static void condition(Device device, List<Attribute<?>> all) {
        boolean printing = device.jobs.current().isPresent();
        PrinterState busyOrIdle = printing ? PrinterState.processing : PrinterState.idle;
        all.add(Types.printerUuid.of(URI.create(device.panel.uuid())));
        all.add(Types.printerUpTime.of(device.upTime.seconds()));
        all.add(Types.printerState.of(device.panel.isStopped() ? PrinterState.stopped : busyOrIdle));
        all.add(Types.printerStateReasons.of(device.panel.allReasons()));
        all.add(Types.printerIsAcceptingJobs.of(device.panel.isAccepting()));
        all.add(Types.queuedJobCount.of(device.jobs.open().size()));
    }

    private static void identity(URI uri, List<Attribute<?>> all) {
        boolean secure = Objects.equals(uri.getScheme(), "ipps");
        all.add(Types.printerUriSupported.of(List.of(uri)));
        all.add(Types.uriSecuritySupported.of(List.of(secure ? "tls" : "none")));
        all.add(Types.uriAuthenticationSupported.of(List.of("none")));
        all.add(Types.printerName.of("Scripted Printer"));
        all.add(Types.printerInfo.of("Scripted Printer"));
        all.add(Types.printerMakeAndModel.of("PrintSmart Scripted Printer"));
        all.add(Types.charsetConfigured.of("utf-8"));
        all.add(Types.charsetSupported.of(List.of("us-ascii", "utf-8")));
        all.add(Types.naturalLanguageConfigured.of("en"));
        all.add(Types.generatedNaturalLanguageSupported.of(List.of("en")));
    }

    private static void abilities(IppFeatures features, List<Attribute<?>> all) {
        all.add(Types.ippVersionsSupported.of(features.isOnlyVersion11() ? List.of("1.1") : List.of("1.1", "2.0")));
        all.add(Types.operationsSupported.of(operations(features)));
        all.add(Types.documentFormatDefault.of(features.formats().get(0)));
        all.add(Types.documentFormatSupported.of(features.formats()));
        all.add(Types.compressionSupported.of(List.of("none")));
        all.add(Types.pdlOverrideSupported.of("attempted"));
        all.add(Types.multipleDocumentJobsSupported.of(false));
        all.add(Types.multipleOperationTimeOut.of(60));
        all.add(Types.multipleOperationTimeOutAction.of(features.timeOutAction()));
        all.add(Types.whichJobsSupported.of(List.of("completed", "not-completed")));
        all.add(Types.copiesDefault.of(1));
        all.add(Types.copiesSupported.of(new IntRange(1, 999)));
        all.add(Types.sidesDefault.of(features.sides().get(0)));
        all.add(Types.sidesSupported.of(features.sides()));
        all.add(Types.printColorModeDefault.of(features.colorModes().get(0)));
        all.add(Types.printColorModeSupported.of(features.colorModes()));
        all.add(Types.colorSupported.of(features.colorModes().contains("color")));
        all.add(Types.jobPriorityDefault.of(50));
        all.add(Types.jobPrioritySupported.of(100));
    }

    private static List<Operation> operations(IppFeatures features) {
        List<Operation> operations = new ArrayList<>(List.of(
                Operation.printJob,
                Operation.validateJob,
                Operation.cancelJob,
                Operation.getJobAttributes,
                Operation.getJobs,
                Operation.getPrinterAttributes));
        if (features.hasCreateJob()) {
            operations.addAll(List.of(Operation.createJob, Operation.sendDocument));
        }
        return operations;
    }
}
