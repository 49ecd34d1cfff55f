package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A job in a world where the truth is known: a printer that counts its sheets, a wallet that counts its money, nodes that
 * die. Whatever happens, who is charged got paper or the money back, and paper for nothing is counted.
 */
class ModelWorldTest {

    private static final Duration SLOWEST_ACTION = Duration.ofSeconds(40);

    static LongStream seeds() {
        return Seeds.of(400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoIsChargedGetsPaperOrTheMoneyBack(long seed) {
        Seeds.play(seed, random -> new World(random).plays());
    }

    private static final class World {
        private final Random random;
        private final Story story;
        private final ModelPrinter printer;
        private final ModelWallet wallet;

        World(Random random) {
            this.random = random;
            Policies policies = Seeds.policies(random);
            this.story = random.nextInt(3) == 0 ? Story.withRemoteWallet(policies) : Story.of(policies);
            this.printer = new ModelPrinter(random);
            this.wallet = new ModelWallet(random);
        }

        void plays() {
            for (int steps = 0; story.job().dueAt().isPresent(); steps++) {
                assertThat(steps).as("rounds of %s", story.job()).isLessThan(2_000);
                claims();
                works();
            }
            theTruthHolds();
        }

        private void claims() {
            boolean inLine = story.job().claim().place() == Claim.Place.IN_LINE;
            boolean early = inLine && random.nextInt(8) > 0;
            var due = story.job().dueAt().orElseThrow();
            var then = early ? story.now().plusSeconds(random.nextInt(60)) : due;
            story.at(then.isBefore(story.now()) ? story.now() : then.isAfter(due) ? due : then);
            if (!story.job().state().isFinal() && random.nextInt(25) == 0) {
                story.canceledByUser();
            }
            if (story.job().dueAt().isPresent()) {
                printer.works();
                story.claimed();
            }
        }

        private void works() {
            while (story.job().claim().holder().isPresent()) {
                Action todo = story.todo();
                if (random.nextInt(20) == 0) {
                    dies(todo);
                    return;
                }
                story.passes(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 30_000 : 500)));
                Sighting seen = acts(todo);
                printer.works();
                if (random.nextInt(30) == 0) {
                    story.canceledByUser();
                }
                story.sees(seen);
            }
        }

        private void dies(Action todo) {
            switch (todo) {
                case OPEN -> printer.open(token());
                case SEND -> printer.diedWhileSending(token());
                case CHARGE -> wallet.charge();
                case REFUND -> wallet.refund();
                default -> printer.works();
            }
            story.passes(Duration.ofSeconds(random.nextInt(8))).nodeDies();
        }

        private Sighting acts(Action todo) {
            return switch (todo) {
                case CHARGE -> Story.charge(wallet.charge());
                case REFUND -> Story.refund(wallet.refund());
                case OPEN -> printer.open(token());
                case SEND -> printer.send(token());
                case LOOK -> printer.look(attempt());
                case CANCEL_THERE -> story.job().state().isFinal() ? printer.cancelAll() : printer.cancel(attempt());
                case FIND_PRINTER, DECIDE, FINISHED -> Story.timePassed();
            };
        }

        private String token() {
            return "ps-campus-job1-" + story.job().claim().fence();
        }

        private String attempt() {
            return story.job().attempt().orElseThrow().token();
        }

        private void theTruthHolds() {
            PrintJob job = story.job();
            assertThat(job.state().isFinal()).isTrue();
            assertThat(job.finishedAt().orElseThrow())
                    .isBeforeOrEqualTo(job.order().endBy().plus(SLOWEST_ACTION));
            boolean completed = job.state() == JobState.COMPLETED;
            boolean remote = job.order().funding() == Funding.REMOTE;
            assertThat(wallet.taken()).isEqualTo(remote && completed ? 1 : 0);
            if (completed) {
                assertThat(printer.sheets()).as("paper for the money").isPositive();
                assertThat(printer.printedAll() || job.has(Flag.PARTLY_PRINTED)).isTrue();
            } else if (printer.sheets() > 0) {
                assertThat(job.has(Flag.REFUNDED_IN_DOUBT)
                                || job.has(Flag.PARTLY_PRINTED)
                                || job.has(Flag.PRINTED_AFTER_REFUND))
                        .as("paper for nothing is counted: %s", job)
                        .isTrue();
            }
            if (printer.attemptsWithPaper() > 1) {
                assertThat(job.has(Flag.MAY_BE_PRINTED_TWICE))
                        .as("paper of two attempts")
                        .isTrue();
            }
        }
    }
}
