package io.printsmart.testkit.simulation;

import io.printsmart.event.JobEvent;
import io.printsmart.event.JobEvents;
import io.printsmart.event.PrintEvent;
import io.printsmart.job.JobId;
import io.printsmart.job.Step;
import io.printsmart.store.UntoldEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Listeners that hear too early, or never. */
final class TellingBugs {

    private TellingBugs() {}

    /** Listeners are told inside of the transaction, which may yet fail. */
    static final class ToldBeforeTheCommit extends Bug {
        @Override
        Set<JobId> apply(World world, List<Step> steps) {
            if (world.listens()) {
                JobEvents.of(steps.get(0)).ifPresent(world.judge()::heard);
            }
            return super.apply(world, steps);
        }
    }

    /** Events get their numbers before they are committed, and a listener goes on behind the highest that it saw. */
    static final class CursorSkips extends Bug {
        private final Map<String, Long> numbers = new HashMap<>();
        private final Set<String> shown = new HashSet<>();
        private long drawn;
        private long cursor;

        @Override
        void beforeApply(World world, List<Step> steps) {
            JobEvents.of(steps.get(0)).ifPresent(event -> numbers.put(event.id(), ++drawn));
        }

        @Override
        List<UntoldEvent> untold(World world, String listener, int max) {
            List<UntoldEvent> after = new ArrayList<>();
            for (UntoldEvent untold : super.untold(world, listener, max)) {
                PrintEvent event = untold.event();
                if (shown.contains(event.id()) || numbers.getOrDefault(event.id(), Long.MAX_VALUE) > cursor) {
                    after.add(untold);
                } else {
                    world.store().events().told(listener, event);
                }
            }
            for (UntoldEvent untold : after) {
                shown.add(untold.event().id());
                cursor = Math.max(cursor, numbers.getOrDefault(untold.event().id(), 0L));
            }
            return after;
        }
    }

    /** Only what ends a job is told. */
    static final class OnlyEndsAreTold extends Bug {
        @Override
        List<UntoldEvent> untold(World world, String listener, int max) {
            List<UntoldEvent> left = new ArrayList<>();
            for (UntoldEvent untold : super.untold(world, listener, max)) {
                if (untold.event() instanceof JobEvent of && !of.state().isFinal()) {
                    world.store().events().told(listener, of);
                } else {
                    left.add(untold);
                }
            }
            return left;
        }
    }
}
