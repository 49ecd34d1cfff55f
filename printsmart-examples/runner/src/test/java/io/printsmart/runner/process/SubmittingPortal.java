package io.printsmart.runner.process;

import io.printsmart.PrintSmart;
import io.printsmart.ipp.IppTransport;
import io.printsmart.job.PrintJob;
import io.printsmart.printer.Printer;
import io.printsmart.runner.Documents;
import io.printsmart.runner.database.DatabaseAddress;
import io.printsmart.runner.database.JdbcStorage;
import io.printsmart.runner.database.Storage;
import io.printsmart.service.PrintRefusedException;
import io.printsmart.service.PrintRequest;
import io.printsmart.service.Settings;
import io.printsmart.wallet.AccountId;
import io.printsmart.wallet.Money;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A host that submits, and leaves delivering to others. */
public record SubmittingPortal(Storage storage, PrintSmart print) implements AutoCloseable {

    public static final Money COST = Money.of("0.10", "EUR");

    public static SubmittingPortal open(String url, String user) {
        Settings settings = Settings.builder().workers(16).build();
        Storage storage = JdbcStorage.open(new DatabaseAddress(url, user, ""), settings);
        PrintSmart print = PrintSmart.builder()
                .store(storage.store())
                .documents(storage.documents())
                .transport(IppTransport.create())
                .settings(settings)
                .build();
        return new SubmittingPortal(storage, print);
    }

    /** Creates the tables. */
    public static void install(String url, String user) {
        JdbcStorage.install(new DatabaseAddress(url, user, ""));
    }

    public void addPrinter(String name, URI uri) {
        print.printers().put(Printer.of(name, uri.toString()).withLoopbackAllowed(true));
    }

    public void topUp(String account, String amount) {
        print.accounts().topUp(new AccountId(account), Money.of(amount, "EUR"), "desk-" + account);
    }

    PrintJob submit(String key, String account, String printer, int priority) {
        byte[] document = Documents.pdf(key);
        return print.service()
                .submit(PrintRequest.builder()
                        .key(key)
                        .account(account)
                        .printer(printer)
                        .priority(priority)
                        .document(() -> new ByteArrayInputStream(document))
                        .cost(COST)
                        .build());
    }

    /** The job's id, or why it was refused. */
    String answer(String key, String account, String printer, int priority) {
        try {
            return submit(key, account, printer, priority).id().value();
        } catch (PrintRefusedException e) {
            return "refused: " + e.refusal().code();
        }
    }

    /** Runs tasks on so many threads, and gives their answers in order. */
    static <T> List<T> atOnce(int threads, List<Callable<T>> tasks) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : executor.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            executor.shutdown();
        }
    }

    @Override
    public void close() {
        print.close();
        storage.close();
    }
}
