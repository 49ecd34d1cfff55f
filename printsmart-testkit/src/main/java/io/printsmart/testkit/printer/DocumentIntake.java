package io.printsmart.testkit.printer;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads one document from the wire into a job, up to the fault if there is one. */
final class DocumentIntake {

    private static final int BUFFER = 8192;

    private final Device device;

    DocumentIntake(Device device) {
        this.device = device;
    }

    /**
     * Reads it all. If the connection breaks, whoever broke it, the job is told and the exception goes on.
     *
     * @return the document
     */
    Receipt receive(JobEntry job, InputStream in, IppFault fault) throws IOException {
        Receipt receipt = device.paper.newReceipt();
        device.documents.up();
        try {
            read(receipt, in, fault);
            return receipt;
        } catch (IOException broken) {
            device.lock.run(() -> cutOff(job, receipt));
            throw broken;
        } finally {
            device.documents.down();
        }
    }

    private void read(Receipt receipt, InputStream in, IppFault fault) throws IOException {
        byte[] buffer = new byte[BUFFER];
        boolean faulty = fault.kind == IppFault.Kind.DOCUMENT_RESET || fault.kind == IppFault.Kind.DOCUMENT_STALL;
        while (true) {
            long room = faulty ? fault.number - receipt.length() : buffer.length;
            if (room == 0) {
                if (fault.kind == IppFault.Kind.DOCUMENT_RESET) {
                    throw new IOException("scripted reset after " + fault.number + " document bytes");
                }
                device.gate.pass();
                faulty = false;
                continue;
            }
            int count = in.read(buffer, 0, (int) Math.min(room, buffer.length));
            if (count < 0) {
                return;
            }
            receipt.add(buffer, count);
        }
    }

    private void cutOff(JobEntry job, Receipt receipt) {
        if (job.state.isFinal()) {
            return;
        }
        if (device.features.printsWhatArrived() && receipt.length() > 0) {
            job.document = receipt;
            job.cutOff = true;
            job.become(RemoteJobState.PENDING, "none");
        } else {
            job.end(RemoteJobState.ABORTED, List.of(), device.upTime);
        }
    }
}
