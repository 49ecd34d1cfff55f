package io.printsmart.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.printsmart.wallet.Wallet.Answer;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every accepted job ends by the moment that was fixed at submit, whoever stays silent, and for however long. */
class EndByTest {

    /** Opens and sends, but after that nobody answers. */
    private static Function<Story, Sighting> looks(Sighting look) {
        return story -> switch (story.todo()) {
            case OPEN -> Story.opened();
            case SEND -> Story.lostAfterAll();
            case LOOK -> look;
            case CANCEL_THERE -> Story.asked(look);
            default -> Story.timePassed();
        };
    }

    private static Function<Story, Sighting> opens(Sighting open) {
        return story -> story.todo() == Action.OPEN ? open : Story.timePassed();
    }

    private static Function<Story, Sighting> prints(Sighting send, Sighting look) {
        return story -> story.todo() == Action.SEND ? send : looks(look).apply(story);
    }

    static Stream<Arguments> everyAdversaryUnderEveryPolicy() {
        Stream<Named<Function<Story, Sighting>>> adversaries = Stream.of(
                Named.of("a printer that is never ready", opens(Story.notReady())),
                Named.of("a printer that refuses every try", opens(Story.notDelivered())),
                Named.of("a printer that takes half and falls silent", prints(Story.lostHalfway(), Story.unanswered())),
                Named.of("a printer that takes all and falls silent", looks(Story.unanswered())),
                Named.of("a printer that knows nothing", looks(Story.notFound())),
                Named.of("a printer that works for ever", looks(Story.working())),
                Named.of("a printer that accepts and then works for ever", prints(Story.accepted(), Story.working())),
                Named.of("a printer that accepts and falls silent", prints(Story.accepted(), Story.unanswered())),
                Named.of("a printer that never prints", looks(Story.neverProcessed())),
                Named.of("a printer that stops somehow", looks(Story.stoppedSomehow())));
        return adversaries.flatMap(adversary -> Stream.of(
                        Named.of("plain", TestPolicies.PLAIN),
                        Named.of("counting outages", TestPolicies.COUNTING_OUTAGES),
                        Named.of("retrying in doubt", TestPolicies.RETRYING_IN_DOUBT),
                        Named.of("default", Policies.DEFAULT))
                .map(policies -> Arguments.of(adversary, policies)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyAdversaryUnderEveryPolicy")
    void everyJobThatIsLookedAtWhenDueEndsInTime(Function<Story, Sighting> adversary, Policies policies) {
        Story story = Story.of(policies);

        endsInTime(story, adversary);

        assertThat(story.job().payment()).isEqualTo(PaymentState.REFUNDED);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyAdversaryUnderEveryPolicy")
    void alsoIfTheUserCancelsInTheMiddle(Function<Story, Sighting> adversary, Policies policies) {
        Story story = Story.of(policies);

        endsInTime(story, told -> {
            if (told.now().isAfter(Story.NOON.plusSeconds(30))) {
                told.canceledByUser();
            }
            return adversary.apply(told);
        });
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyAdversaryUnderEveryPolicy")
    void alsoIfTheWalletIsRemoteAndStaysAway(Function<Story, Sighting> adversary, Policies policies) {
        Story story = Story.withRemoteWallet(policies);
        Function<Story, Sighting> away = told -> switch (told.todo()) {
            case CHARGE -> Story.charge(told.now().isBefore(Story.NOON.plusSeconds(60)) ? Answer.UNKNOWN : Answer.DONE);
            case REFUND -> Story.refund(Answer.UNKNOWN);
            default -> adversary.apply(told);
        };

        endsInTime(story, away);

        assertThat(story.job().payment()).isEqualTo(PaymentState.REFUND_DUE);
        assertThat(story.job().dueAt()).isPresent();
    }

    private static void endsInTime(Story story, Function<Story, Sighting> adversary) {
        Instant endBy = story.job().order().endBy();
        for (int steps = 0; !story.job().state().isFinal(); steps++) {
            assertThat(steps).as("steps of %s", story.job()).isLessThan(10_000);
            if (story.job().claim().holder().isEmpty()) {
                next(story);
            }
            assertThat(story.now()).isBeforeOrEqualTo(endBy);
            story.sees(adversary.apply(story));
        }
        assertThat(story.job().finishedAt().orElseThrow()).isBeforeOrEqualTo(endBy);
    }

    /** Claims as a store does: a job in the line when the line has rested, any other when it is due. */
    private static void next(Story story) {
        Instant due = story.job().dueAt().orElseThrow();
        Instant rested =
                story.job().claim().place() == Claim.Place.IN_LINE ? story.now().plusSeconds(30) : due;
        story.at(rested.isBefore(due) ? rested : due).claimed();
    }
}
