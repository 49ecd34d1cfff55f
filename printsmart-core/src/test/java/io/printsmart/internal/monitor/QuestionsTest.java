package io.printsmart.internal.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.printsmart.internal.net.Inspector;
import io.printsmart.printer.Finding;
import io.printsmart.printer.Health;
import io.printsmart.printer.Printer;
import io.printsmart.printer.PrinterId;
import io.printsmart.printer.ProbeResult;
import io.printsmart.store.KnownPrinter;
import io.printsmart.transport.ConnectivityProber;
import io.printsmart.transport.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Printers that hang when they are asked keep nobody from being looked at. */
class QuestionsTest {

    private static final int REPORTS = 4;

    private final List<Runnable> threads = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();
    private final Inspector inspector = mock(Inspector.class);
    private final ConnectivityProber prober = mock(ConnectivityProber.class);
    private boolean noThreads;

    private final Questions questions =
            new Questions(inspector, prober, this::execute, REPORTS, Runnable::run, new Questions.Outcome() {
                @Override
                public void asks(Post post) {
                    asked.add(name(post));
                }

                @Override
                public void reported(Post post, ProbeResult result) {
                    post.phase = Post.Phase.RESTING;
                    reported.add(name(post) + " " + result.finding());
                }
            });

    @BeforeEach
    void allAreReady() {
        when(inspector.ask(any(), any())).thenAnswer(call -> {
            PrinterId id = call.<KnownPrinter>getArgument(0).printer().id();
            return ProbeResult.of(id, Finding.READY, "", Duration.ZERO);
        });
    }

    private void execute(Runnable task) {
        if (noThreads) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        threads.add(task);
    }

    private static String name(Post post) {
        return post.known.printer().id().value();
    }

    private Post post(String name) {
        Printer printer = Printer.of(name, "ipp://10.0.0.1/ipp/print");
        Health online = Health.NEVER_PROBED.after(
                ProbeResult.of(printer.id(), Finding.READY, "", Duration.ZERO), Instant.EPOCH);
        Post post = new Post(new KnownPrinter(printer, online, false, true), Site.NONE);
        post.targets = List.of(new Target(printer, new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
        return post;
    }

    private Post silent(String name) {
        Post post = post(name);
        post.failures = 1;
        return post;
    }

    private List<Post> ask(int printers) {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < printers; i++) {
            Post post = post("p" + i);
            posts.add(post);
            questions.ask(post);
        }
        questions.start();
        return posts;
    }

    @Test
    void thoseThatWaitRestAndAreLookedAtMeanwhile() {
        List<Post> posts = ask(10);

        assertThat(asked).hasSize(REPORTS);
        assertThat(posts.subList(REPORTS, 10)).allMatch(post -> post.phase == Post.Phase.RESTING && post.toBeAsked);
        assertThat(questions.pending()).isEqualTo(10);
    }

    @Test
    void oneThatWaitsIsAskedOnce() {
        Post post = ask(REPORTS + 1).get(REPORTS);
        questions.ask(post);
        questions.ask(post);

        List.copyOf(threads).forEach(Runnable::run);
        questions.start();
        threads.get(REPORTS).run();
        questions.start();

        assertThat(asked).containsOnlyOnce("p" + REPORTS);
        assertThat(questions.pending()).isZero();
    }

    /** Its look will say whether it is still to be asked. */
    @Test
    void oneThatIsLookedAtWhenItsTurnComesIsNotAsked() {
        Post post = ask(REPORTS + 1).get(REPORTS);
        post.phase = Post.Phase.LOOKING;

        threads.get(0).run();
        questions.start();

        assertThat(asked).doesNotContain("p" + REPORTS);
        assertThat(post.toBeAsked).isFalse();
        post.phase = Post.Phase.RESTING;
        questions.ask(post);
        questions.start();
        assertThat(asked).contains("p" + REPORTS);
    }

    /** It was given up meanwhile, and looked at again. */
    @Test
    void anAnswerThatComesTooLateCountsForNothing() {
        Post post = ask(1).get(0);
        post.phase = Post.Phase.RESTING;
        post.look++;
        questions.ask(post);
        questions.start();

        threads.get(0).run();

        assertThat(reported).isEmpty();
        threads.get(1).run();
        assertThat(reported).containsExactly("p0 READY");
        assertThat(questions.pending()).isZero();
    }

    @Test
    void oneThatNoThreadAsksWasNotLookedAt() {
        noThreads = true;

        ask(1);

        assertThat(reported).containsExactly("p0 NOT_LOOKED");
        assertThat(questions.pending()).isZero();
    }

    /** Hosts that do not answer ping take a second each. */
    @Test
    void pingsTakeNoMoreThanAQuarter() {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            posts.add(silent("p" + i));
            questions.ping(posts.get(i), i == 7);
            questions.ping(posts.get(i), false);
        }
        when(prober.answersPing(any(), any())).thenReturn(true);
        questions.start();
        assertThat(threads).hasSize(1);

        for (int ping = 0; ping < threads.size(); ping++) {
            threads.get(ping).run();
            assertThat(posts.get(7).answersPing)
                    .as("the one that is to be decided comes first")
                    .isTrue();
            questions.start();
        }

        assertThat(threads).hasSize(10);
        assertThat(posts).allMatch(post -> post.answersPing && !post.toBePinged);
        assertThat(Questions.threads(REPORTS)).isEqualTo(REPORTS + 1);
    }
}
