package io.printsmart.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimingWheelTest {

    private static final int SLOTS = 8;
    private static final long TICK = 100;

    private final List<String> given = new ArrayList<>();

    private static final class Named extends TimingWheel.Entry {
        private final String name;
        private long deadline;

        Named(String name) {
            this.name = name;
        }
    }

    private static TimingWheel<Named> wheel(long start) {
        return new TimingWheel<>(SLOTS, TICK, start);
    }

    private void advance(TimingWheel<Named> wheel, long now) {
        wheel.advance(now, entry -> given.add(entry.name));
    }

    private static Named put(TimingWheel<Named> wheel, String name, long deadline) {
        Named entry = new Named(name);
        wheel.schedule(entry, deadline);
        return entry;
    }

    /** The ticker of a JVM may be anywhere, also where it wraps around. */
    @ParameterizedTest
    @ValueSource(longs = {0, 77, -12_345, Long.MAX_VALUE - 50, Long.MIN_VALUE})
    void anEntryIsGivenOutOnceNotBeforeItsDeadlineAndAtMostATickAfterIt(long start) {
        TimingWheel<Named> wheel = wheel(start);
        put(wheel, "a", start + 250);

        advance(wheel, start + 249);
        assertThat(given).isEmpty();
        advance(wheel, start + 250 + TICK);
        advance(wheel, start + 5000);

        assertThat(given).containsExactly("a");
        assertThat(wheel.size()).isZero();
    }

    @Test
    void aDeadlineOnATickIsKeptExactly() {
        TimingWheel<Named> wheel = wheel(0);
        put(wheel, "a", 300);

        advance(wheel, 299);
        assertThat(given).isEmpty();
        advance(wheel, 300);

        assertThat(given).containsExactly("a");
    }

    @Test
    void whatIsFurtherAwayThanARevolutionWaitsForItsTurn() {
        TimingWheel<Named> wheel = wheel(0);
        put(wheel, "third round", 2 * SLOTS * TICK + 300);
        put(wheel, "first round", 300);

        for (long now = 0; now < 2 * SLOTS * TICK + 300; now += TICK) {
            advance(wheel, now);
        }
        assertThat(given).containsExactly("first round");
        advance(wheel, 2 * SLOTS * TICK + 300);

        assertThat(given).containsExactly("first round", "third round");
    }

    @Test
    void aJumpOverManyRevolutionsGivesOutAllThatIsDueAndNothingElse() {
        TimingWheel<Named> wheel = wheel(0);
        for (int i = 1; i <= 40; i++) {
            put(wheel, "due", i * TICK);
        }
        Named later = put(wheel, "later", 41 * TICK);

        advance(wheel, 40 * TICK);

        assertThat(given).hasSize(40).containsOnly("due");
        assertThat(later.isScheduled()).isTrue();
    }

    @Test
    void entriesComeByTick() {
        TimingWheel<Named> wheel = wheel(0);
        put(wheel, "c", 700);
        put(wheel, "a", 100);
        put(wheel, "b", 600);
        put(wheel, "overdue", -1);

        advance(wheel, 700);

        assertThat(given).containsExactly("overdue", "a", "b", "c");
    }

    @Test
    void whatIsCanceledIsNotGivenOut() {
        TimingWheel<Named> wheel = wheel(0);
        Named entry = put(wheel, "a", 100);

        assertThat(wheel.cancel(entry)).isTrue();
        assertThat(wheel.cancel(entry)).isFalse();
        advance(wheel, 5000);

        assertThat(given).isEmpty();
        assertThat(wheel.size()).isZero();
    }

    @Test
    void whoeverTakesAnEntryMayCancelOneOfTheSameTick() {
        TimingWheel<Named> wheel = wheel(0);
        put(wheel, "a", 100);
        Named second = put(wheel, "b", 100);
        put(wheel, "c", 100);

        wheel.advance(100, entry -> {
            given.add(entry.name);
            wheel.cancel(second);
        });

        assertThat(given).containsExactly("a", "c");
        assertThat(wheel.size()).isZero();
    }

    @Test
    void whoeverTakesAnEntryMayScheduleItAgainEvenForNow() {
        TimingWheel<Named> wheel = wheel(0);
        put(wheel, "a", 100);

        for (int turn = 1; turn <= 3; turn++) {
            wheel.advance(100, entry -> {
                given.add(entry.name);
                wheel.schedule(entry, 100);
            });
            assertThat(given).hasSize(turn);
            assertThat(wheel.nanosToNext(100)).isZero();
        }
    }

    @Test
    void whatIsScheduledAnewForgetsItsFirstDeadline() {
        TimingWheel<Named> wheel = wheel(0);
        Named entry = put(wheel, "a", 100);

        wheel.schedule(entry, 500);
        assertThat(wheel.size()).isEqualTo(1);
        advance(wheel, 499);
        assertThat(given).isEmpty();
        advance(wheel, 500);

        assertThat(given).containsExactly("a");
    }

    @Test
    void aTakerThatFailsLosesNoOtherEntry() {
        TimingWheel<Named> wheel = wheel(0);
        put(wheel, "a", 100);
        put(wheel, "b", 100);

        assertThatIllegalStateException()
                .isThrownBy(() -> wheel.advance(100, entry -> {
                    throw new IllegalStateException("planted");
                }));
        assertThat(wheel.nanosToNext(100)).isZero();
        advance(wheel, 100);

        assertThat(given).containsExactly("b");
    }

    @Test
    void timeThatGoesBackChangesNothing() {
        TimingWheel<Named> wheel = wheel(0);
        advance(wheel, 1000);
        put(wheel, "a", 1200);

        advance(wheel, 100);
        advance(wheel, 1100);
        assertThat(given).isEmpty();
        advance(wheel, 1200);

        assertThat(given).containsExactly("a");
    }

    @Test
    void theNextDeadlineIsToldAlsoAfterCancelationsAndAcrossTheEndOfTheWheel() {
        TimingWheel<Named> wheel = wheel(0);
        assertThat(wheel.nanosToNext(0)).isEqualTo(Long.MAX_VALUE);
        advance(wheel, 600);
        Named first = put(wheel, "a", 700);
        put(wheel, "b", 950);

        assertThat(wheel.nanosToNext(610)).isEqualTo(90);
        wheel.cancel(first);

        assertThat(wheel.nanosToNext(610)).isEqualTo(390);
        assertThat(wheel.nanosToNext(5000)).isZero();
    }

    @Test
    void everythingCanBeTakenAtOnce() {
        TimingWheel<Named> wheel = wheel(0);
        put(wheel, "overdue", -1);
        put(wheel, "soon", 100);
        Named much = put(wheel, "much later", 1_000_000);

        wheel.clear(entry -> given.add(entry.name));

        assertThat(given).containsExactlyInAnyOrder("overdue", "soon", "much later");
        assertThat(wheel.size()).isZero();
        assertThat(much.isScheduled()).isFalse();
        assertThat(wheel.nanosToNext(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aWheelNeedsAPowerOfTwoAndATick() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimingWheel<Named>(100, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimingWheel<Named>(Integer.MIN_VALUE, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimingWheel<Named>(8, 0, 0));
    }

    /** Against a priority queue, in which nothing can be wrong: what is given out, and that nobody sleeps too long. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void doesWhatAPriorityQueueDoes(long seed) {
        Random random = new Random(seed);
        long now = random.nextLong();
        TimingWheel<Named> wheel = new TimingWheel<>(1 << random.nextInt(7), 1 + random.nextInt(50), now);
        long start = now;
        PriorityQueue<Named> model = new PriorityQueue<>(Comparator.comparingLong(entry -> entry.deadline - start));
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(new Named("entry " + i));
        }
        long tick = tickOf(wheel, start);
        for (int step = 0; step < 5000; step++) {
            Named entry = all.get(random.nextInt(all.size()));
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    model.remove(entry);
                    entry.deadline = now + random.nextInt(8000) - 50;
                    wheel.schedule(entry, entry.deadline);
                    model.add(entry);
                }
                case 2 -> assertThat(wheel.cancel(entry)).isEqualTo(model.remove(entry));
                default -> {
                    now += random.nextInt(10) == 0 ? random.nextInt(10_000) : random.nextInt(100);
                    long at = now;
                    wheel.advance(at, due -> {
                        assertThat(model.remove(due)).as(due.name).isTrue();
                        assertThat(due.deadline - at).isLessThanOrEqualTo(0);
                    });
                    if (!model.isEmpty()) {
                        assertThat(model.peek().deadline + tick - at).isPositive();
                    }
                }
            }
            assertThat(wheel.size()).isEqualTo(model.size());
            if (model.isEmpty()) {
                assertThat(wheel.nanosToNext(now)).isEqualTo(Long.MAX_VALUE);
            } else {
                assertThat(wheel.nanosToNext(now)).isLessThan(Math.max(0, model.peek().deadline - now) + tick);
            }
        }
    }

    /** How long a tick is, as the wheel itself shows it. */
    private static long tickOf(TimingWheel<Named> wheel, long start) {
        Named entry = put(wheel, "probe", start + 1);
        long tick = wheel.nanosToNext(start);
        wheel.cancel(entry);
        return tick;
    }
}
