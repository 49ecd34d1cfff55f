package io.printsmart.testkit.printer;

import java.net.URI;
import java.time.InstantSource;

/** All that makes up one printer behind its network card. */
final class Device {

    final DeviceLock lock = new DeviceLock();
    final UpTime upTime;
    final JobTable jobs;
    final FrontPanel panel = new FrontPanel(lock);
    final IppFeatures features = new IppFeatures();
    final PaperLog paper = new PaperLog();
    final Gauge documents = new Gauge();
    final Gate gate = new Gate();
    final MarkingEngine marking;

    Device(InstantSource time) {
        upTime = new UpTime(time);
        jobs = new JobTable(upTime);
        marking = new MarkingEngine(lock, upTime, jobs, panel, paper);
        lock.stepBy(marking::step);
    }

    /** The job's URI under the printer's. */
    static URI jobUri(URI printer, JobEntry job) {
        return URI.create(printer + "/" + job.id);
    }
}
