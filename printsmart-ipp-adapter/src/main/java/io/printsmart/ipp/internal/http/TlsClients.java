package io.printsmart.ipp.internal.http;

import io.printsmart.ipp.internal.Remembered;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards printers. Each name and each set of pins has an {@link SSLContext} of its own: a context resumes sessions,
 * and a resumed session shows no certificate, so that a shared one could accept a name that the certificate lacks.
 */
public final class TlsClients {

    private static final int MOST_CONTEXTS = 1000;

    private record Key(String name, int port, Set<String> pins) {}

    private final TrustManager @Nullable [] trust;
    private final Remembered<Key, SSLContext> contexts = new Remembered<>(MOST_CONTEXTS);

    /**
     * Creates the clients.
     *
     * @param trust what verifies certificates where no pin is set; null for the system's trust store
     */
    public TlsClients(TrustManager @Nullable [] trust) {
        this.trust = trust == null ? null : trust.clone();
    }

    Socket handshake(Socket plain, Endpoint endpoint) throws IOException {
        SSLContext context = context(new Key(endpoint.name(), endpoint.uri().port(), endpoint.pins()));
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, endpoint.name(), endpoint.uri().port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        if (endpoint.pins().isEmpty()) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        endpoint.serverName().ifPresent(name -> announce(parameters, name));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void announce(SSLParameters parameters, String name) {
        try {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        } catch (IllegalArgumentException underscore) {
            // Not a name that TLS can announce. The certificate is verified against it all the same.
            parameters.setServerNames(List.of());
        }
    }

    private SSLContext context(Key key) throws SSLException {
        SSLContext known = contexts.get(key);
        if (known != null) {
            return known;
        }
        try {
            SSLContext created = SSLContext.getInstance("TLS");
            created.init(null, key.pins().isEmpty() ? trust : new TrustManager[] {new PinnedTrust(key.pins())}, null);
            contexts.put(key, created);
            return created;
        } catch (GeneralSecurityException e) {
            throw new SSLException("TLS is not available", e);
        }
    }
}
