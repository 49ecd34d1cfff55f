package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.Wallet.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anything may be seen of a job at any time, sensible or not: {@link Promises} must hold of every step all the same, and
 * the job must come to its end.
 */
class RandomWalkTest {

    private static final int STEPS = 120;
    private static final int MOST_STEPS_TO_THE_END = 5_000;

    static LongStream seeds() {
        return Seeds.of(200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsSeenTheMoneyIsSettledOnceAndTheEndIsFinal(long seed) {
        Seeds.play(seed, random -> {
            Policies policies = Seeds.policies(random);
            Story story = random.nextInt(3) == 0 ? Story.withRemoteWallet(policies) : Story.of(policies);
            for (int i = 0; i < STEPS; i++) {
                walk(story, random);
            }
            finish(story, random);
        });
    }

    private static void walk(Story story, Random random) {
        story.passes(Duration.ofMillis((long) Math.pow(10, 5.5 * random.nextDouble())));
        if (story.job().claim().holder().isEmpty()) {
            if (story.job().dueAt().isEmpty()) {
                story.sees(anything(random)); // comes too late
                return;
            }
            switch (random.nextInt(10)) {
                case 0 -> story.canceledByUser();
                case 1 -> story.claimed(story.job().claim().place());
                default -> story.claimed();
            }
            return;
        }
        Action todo = story.todo();
        if (todo == Action.SEND) {
            assertThat(story.job().state())
                    .as("the intent is stored before anything is sent")
                    .isEqualTo(JobState.SENDING);
        }
        if (todo == Action.OPEN) {
            assertThat(story.now()).isBefore(Story.DEADLINE);
        }
        switch (random.nextInt(14)) {
            case 0 -> story.canceledByUser();
            case 1 -> story.nodeDies();
            case 2 -> story.released(Duration.ZERO);
            default -> {
                Sighting seen = random.nextInt(3) == 0 ? anything(random) : fitting(todo, random);
                boolean impossible =
                        seen instanceof Sighting.Opened && story.job().claim().place() != Claim.Place.HOLDS_PRINTER;
                story.sees(impossible ? Story.timePassed() : seen);
            }
        }
    }

    /** From here on the job is looked at as due, and every look ends in silence or in doubt. */
    private static void finish(Story story, Random random) {
        for (int i = 0; i < MOST_STEPS_TO_THE_END; i++) {
            if (story.job().claim().holder().isPresent()) {
                Action todo = story.todo();
                story.sees(todo == Action.REFUND ? Story.refund(Answer.DONE) : silence(todo, random));
            } else if (story.job().dueAt().isPresent()) {
                boolean late = story.job().dueAt().get().isBefore(story.now());
                story.at(late ? story.now() : story.job().dueAt().get()).claimed();
            } else {
                assertThat(story.todo()).isEqualTo(Action.FINISHED);
                assertThat(story.job().state().isFinal()).isTrue();
                return;
            }
        }
        throw new AssertionError("no end after " + MOST_STEPS_TO_THE_END + " steps: " + story.job());
    }

    private static Sighting silence(Action todo, Random random) {
        return switch (todo) {
            case CHARGE -> Story.charge(Answer.UNKNOWN);
            case OPEN -> random.nextBoolean() ? Story.notReady() : Story.opened();
            case SEND -> Story.lostAfterAll();
            case CANCEL_THERE -> Story.asked(random.nextBoolean() ? Story.unanswered() : Story.working());
            case LOOK -> random.nextBoolean() ? Story.unanswered() : Story.working();
            default -> Story.timePassed();
        };
    }

    private static Sighting fitting(Action todo, Random random) {
        return switch (todo) {
            case CHARGE -> Story.charge(answer(random));
            case REFUND -> Story.refund(answer(random));
            case FIND_PRINTER -> oneOf(random, List.of(Story.timePassed(), Story.rejected()));
            case OPEN ->
                oneOf(
                        random,
                        List.of(
                                Story.opened(),
                                Story.opened(),
                                Story.openedRaw(),
                                Story.notReady(),
                                undelivered(random)));
            case SEND ->
                oneOf(
                        random,
                        List.of(
                                Story.accepted(),
                                Story.accepted(),
                                Story.printed(),
                                lost(random),
                                undelivered(random)));
            case LOOK -> found(random);
            case CANCEL_THERE -> Story.asked(found(random));
            case DECIDE, FINISHED -> Story.timePassed();
        };
    }

    private static Sighting anything(Random random) {
        Action[] actions = Action.values();
        return fitting(actions[random.nextInt(actions.length)], random);
    }

    private static Sighting found(Random random) {
        return oneOf(
                random,
                List.of(
                        Story.working(),
                        new Sighting.Working(Story.REMOTE, random.nextBoolean(), "state " + random.nextInt(3)),
                        Story.unanswered(),
                        Story.notFound(),
                        Story.printed(),
                        new Sighting.Stopped(
                                oneOf(random, List.of(Optional.empty(), Optional.of(true), Optional.of(false))),
                                oneOf(random, List.of(OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(2))),
                                random.nextBoolean(),
                                "aborted")));
    }

    private static Sighting undelivered(Random random) {
        return new Sighting.NotDelivered("refused", random.nextInt(8) == 0, random.nextBoolean());
    }

    private static Sighting lost(Random random) {
        return new Sighting.AnswerLost("reset", random.nextBoolean(), random.nextInt(8) == 0);
    }

    private static Answer answer(Random random) {
        return oneOf(random, List.of(Answer.DONE, Answer.DONE, Answer.UNKNOWN, Answer.NOT_FOUND, Answer.DECLINED));
    }

    private static <T> T oneOf(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
