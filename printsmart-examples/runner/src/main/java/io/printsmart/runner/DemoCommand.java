package io.printsmart.runner;

import io.printsmart.runner.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows what PrintSmart does. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Shows it all on simulated printers, in under 20 seconds. Needs nothing else.")
final class DemoCommand implements Callable<Integer> {

    private final Session session;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        return new Demo(session.output()).run() ? ExitCode.DONE : ExitCode.FAILURE;
    }
}
