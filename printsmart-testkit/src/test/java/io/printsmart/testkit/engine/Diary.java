package io.printsmart.testkit.engine;

import io.printsmart.event.JobEvent;
import io.printsmart.event.PrintEvent;
import io.printsmart.event.PrintEventListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A listener that writes down all that it hears, and refuses what it is told to refuse. */
final class Diary implements PrintEventListener {

    private final String name;
    private final List<PrintEvent> heard = new CopyOnWriteArrayList<>();
    private final List<PrintEvent> refused = new CopyOnWriteArrayList<>();
    private volatile Predicate<PrintEvent> refuses = event -> false;

    Diary(String name) {
        this.name = name;
    }

    /** Sets what it throws at. */
    Diary refusing(Predicate<PrintEvent> some) {
        refuses = some;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void on(PrintEvent event) {
        if (refuses.test(event)) {
            refused.add(event);
            throw new IllegalStateException("no mail goes out");
        }
        heard.add(event);
    }

    List<PrintEvent> heard() {
        return heard;
    }

    List<PrintEvent> refused() {
        return refused;
    }

    List<String> ids() {
        return heard.stream().map(PrintEvent::id).toList();
    }

    List<JobEvent> ofJobs() {
        return heard.stream()
                .filter(JobEvent.class::isInstance)
                .map(JobEvent.class::cast)
                .toList();
    }

    List<JobEvent.Kind> kinds() {
        return ofJobs().stream().map(JobEvent::kind).toList();
    }
}
