package io.printsmart.ipp;

import io.printsmart.printer.PrinterId;
import io.printsmart.wallet.AccountId;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link IppTransport}. Not for use by many threads; {@link #build} copies them. */
public final class IppTransportBuilder {

    private static final int LEAST_RESPONSE_BYTES = 16 * 1024;
    private static final int MOST_RESPONSE_BYTES = 64 * 1024 * 1024;

    private Duration connectTimeout = Duration.ofSeconds(5);
    private int responseLimitBytes = 1024 * 1024;
    private Function<AccountId, String> userName = AccountId::value;
    private Function<PrinterId, Set<CertificatePin>> pins = printer -> Set.of();
    private Predicate<PrinterId> chunked = printer -> false;
    private Predicate<PrinterId> expectContinue = printer -> false;
    private InstantSource time = InstantSource.system();
    private TrustManager @Nullable [] trust;
    private @Nullable ScheduledExecutorService scheduler;

    IppTransportBuilder() {}

    /**
     * Limits the time of a connect. A call's own timeout is a limit too.
     *
     * @param value 5 s unless set
     * @return this
     * @throws IllegalArgumentException if it is not positive, or longer than an hour
     */
    public IppTransportBuilder connectTimeout(Duration value) {
        if (value.toMillis() < 1 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("connect timeout is " + value + "; give 1 ms to 1 h");
        }
        connectTimeout = value;
        return this;
    }

    /**
     * Limits what is read of an answer's body. A longer one counts as not understood.
     *
     * @param value in bytes, from 16 KiB to 64 MiB; 1 MiB unless set
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public IppTransportBuilder responseLimitBytes(int value) {
        if (value < LEAST_RESPONSE_BYTES || value > MOST_RESPONSE_BYTES) {
            throw new IllegalArgumentException("response limit is " + value + " bytes; give " + LEAST_RESPONSE_BYTES
                    + " to " + MOST_RESPONSE_BYTES);
        }
        responseLimitBytes = value;
        return this;
    }

    /**
     * Says which name printers are told as {@code requesting-user-name}. Many show it. It must stay the same for an
     * account, since printers let a job be canceled by its owner only.
     *
     * @param value gives the name; the account's id unless set. What is not printable ASCII becomes {@code _}, and more
     *     than 63 characters are cut
     * @return this
     */
    public IppTransportBuilder userName(Function<AccountId, String> value) {
        userName = value;
        return this;
    }

    /**
     * Says which certificates are trusted for a printer instead of the trust store's. Asked for each exchange, so that
     * pins can be kept and changed elsewhere.
     *
     * @param value gives a printer's pins, or none for the ordinary verification; must be quick and safe for many threads
     * @return this
     */
    public IppTransportBuilder pins(Function<PrinterId, Set<CertificatePin>> value) {
        pins = value;
        return this;
    }

    /**
     * Says which printers take documents in chunked transfer coding only. Others get them with a Content-Length, by which
     * the simplest printer sees a document that was cut off.
     *
     * @param value true for those; must be quick and safe for many threads
     * @return this
     */
    public IppTransportBuilder chunked(Predicate<PrinterId> value) {
        chunked = value;
        return this;
    }

    /**
     * Says which printers are asked for 100 Continue before a document (RFC 9110 section 10.1.1). Some want that. Others
     * keep silent, which costs a second for each document; and when a connection breaks, ippeveprinter was seen to leave
     * the job open more often.
     *
     * @param value true for those; must be quick and safe for many threads
     * @return this
     */
    public IppTransportBuilder expectContinue(Predicate<PrinterId> value) {
        expectContinue = value;
        return this;
    }

    /**
     * Trusts these certificates and issuers instead of the system's.
     *
     * @param value the trust store
     * @return this
     * @throws IllegalArgumentException if it cannot be used
     */
    public IppTransportBuilder trustStore(KeyStore value) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(value);
            trust = factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the trust store cannot be used: " + e.getMessage(), e);
        }
        return this;
    }

    /**
     * Lends a scheduler that cuts off exchanges whose time is over; its tasks are short. It is not closed here.
     *
     * @param value one with at least a thread to spare; the transport's own unless set
     * @return this
     */
    public IppTransportBuilder scheduler(ScheduledExecutorService value) {
        scheduler = value;
        return this;
    }

    /**
     * Sets the source of time, from which a printer's start is reckoned.
     *
     * @param value the system's clock unless set
     * @return this
     */
    public IppTransportBuilder time(InstantSource value) {
        time = value;
        return this;
    }

    /**
     * Builds the transport.
     *
     * @return a transport that later changes of this builder do not touch
     */
    public IppTransport build() {
        IppTransportBuilder copy = new IppTransportBuilder();
        copy.connectTimeout = connectTimeout;
        copy.responseLimitBytes = responseLimitBytes;
        copy.userName = userName;
        copy.pins = pins;
        copy.chunked = chunked;
        copy.expectContinue = expectContinue;
        copy.time = time;
        copy.trust = trust;
        copy.scheduler = scheduler;
        return new IppTransport(copy);
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    int responseLimitBytes() {
        return responseLimitBytes;
    }

    Function<AccountId, String> userName() {
        return userName;
    }

    Function<PrinterId, Set<CertificatePin>> pins() {
        return pins;
    }

    Predicate<PrinterId> chunked() {
        return chunked;
    }

    Predicate<PrinterId> expectContinue() {
        return expectContinue;
    }

    InstantSource time() {
        return time;
    }

    TrustManager @Nullable [] trust() {
        return trust;
    }

    @Nullable
    ScheduledExecutorService scheduler() {
        return scheduler;
    }
}
