package io.printsmart.runner;

import io.printsmart.runner.database.DatabaseException;
import io.printsmart.runner.output.Refusals;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.Refusal;
import io.printsmart.store.StoreException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit code. Only what nobody foresaw gets a stack trace. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Session session;

    Failures(Session session) {
        this.session = session;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof PrintRefusedException refused) {
            return refused(refused.refusal());
        }
        if (failure instanceof IllegalArgumentException) {
            return told(message(failure), ExitCode.USAGE);
        }
        if (failure instanceof FailedException || failure instanceof DatabaseException) {
            return told(message(failure), ExitCode.FAILURE);
        }
        if (failure instanceof StoreException || failure instanceof UncheckedIOException) {
            Throwable cause = failure.getCause();
            String because = cause == null || message(failure).contains(message(cause)) ? "" : ": " + message(cause);
            return told(message(failure) + because, ExitCode.FAILURE);
        }
        failure.printStackTrace(session.surroundings().err());
        return told("unexpected: " + failure, ExitCode.FAILURE);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        String hint = "Try '" + command + " --help'.";
        return told(message(failure) + System.lineSeparator() + meant(failure) + hint, ExitCode.USAGE);
    }

    private static String meant(ParameterException failure) {
        List<String> meant =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return meant.isEmpty() ? "" : "Did you mean " + String.join(" or ", meant) + "? ";
    }

    private int refused(Refusal refusal) {
        if (refusal instanceof Refusal.UnknownJob) {
            return told(refusal.message(), ExitCode.FAILURE);
        }
        try {
            session.output().print(Refusals.refusal(refusal));
            return ExitCode.REFUSED;
        } catch (UncheckedIOException e) {
            return told(refusal.message(), ExitCode.REFUSED);
        }
    }

    private int told(String message, int code) {
        session.surroundings().err().println("printsmart: " + message);
        return code;
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
