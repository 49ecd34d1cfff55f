package io.printsmart.runner.process;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** Submits one key many times at once, as soon as standard input ends, and prints the answers. */
public final class SubmittingMain {

    /** What it prints when it is ready. */
    static final String READY = "READY";

    private SubmittingMain() {}

    /** URL, user, key, account, printer, and how often. */
    public static void main(String[] args) throws IOException {
        try (SubmittingPortal portal = SubmittingPortal.open(args[0], args[1])) {
            portal.print().service().findByKey(args[2]);
            System.out.println(READY);
            System.in.readAllBytes();
            int times = Integer.parseInt(args[5]);
            Callable<String> submit = () -> portal.answer(args[2], args[3], args[4], 50);
            List<String> answers = SubmittingPortal.atOnce(times, Collections.nCopies(times, submit));
            answers.forEach(answer -> System.out.println("ANSWER " + answer));
        }
    }
}
