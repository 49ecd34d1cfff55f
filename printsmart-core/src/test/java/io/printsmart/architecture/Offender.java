package io.printsmart.architecture;

import io.github.resilience4j.core.IntervalFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Breaks every house rule once, so that a test can see them bite. Never run. */
public final class Offender {

    public final IntervalFunction field = IntervalFunction.ofDefaults();

    static class SleepsInUnits {
        void offend() throws InterruptedException {
            TimeUnit.DAYS.sleep(1);
        }
    }

    static class Sleeps {
        void offend() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    static class AsksForTheInstant {
        Instant offend() {
            return Instant.now();
        }
    }

    static class AsksForTheDate {
        LocalDate offend() {
            return LocalDate.now(ZoneId.of("UTC"));
        }
    }

    static class AsksTheSystemClock {
        Clock offend() {
            return Clock.systemUTC();
        }
    }

    static class AsksTheSystem {
        long offend() {
            return System.currentTimeMillis();
        }
    }

    static class StartsThreads {
        Thread offend() {
            return new Thread(() -> {});
        }
    }

    static class BuildsProcesses {
        Process offend() throws IOException {
            return new ProcessBuilder("true").start();
        }
    }

    static class Executes {
        Process offend() throws IOException {
            return Runtime.getRuntime().exec(new String[] {"true"});
        }
    }

    static class Deserializes {
        Object offend() throws IOException, ClassNotFoundException {
            return new ObjectInputStream(new ByteArrayInputStream(new byte[0])).readObject();
        }
    }

    static class LogsFluently {
        void offend() {
            LoggerFactory.getLogger("x").atInfo().log("x");
        }
    }

    static class Prints {
        void offend() {
            System.out.println();
        }
    }

    public IntervalFunction returned() {
        return field;
    }

    public static final class Taken {
        public long taken(IntervalFunction parameter) {
            return parameter.apply(1);
        }
    }
}
