package io.printsmart.ipp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A certificate that is trusted for one printer, whoever signed it and whatever names it bears: the SHA-256 of the
 * certificate, or of its public key (SubjectPublicKeyInfo), which survives a renewal.
 *
 * @param sha256 64 lower case hexadecimal digits
 */
public record CertificatePin(String sha256) {

    /**
     * Checks the value.
     *
     * @param sha256 64 lower case hexadecimal digits
     * @throws IllegalArgumentException if it is something else
     */
    public CertificatePin {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a certificate pin has " + sha256.length()
                    + " characters that are not all what they should be; give 64 hexadecimal digits in lower case");
        }
    }

    /**
     * Reads a pin as {@code openssl x509 -fingerprint -sha256} prints it.
     *
     * @param text 64 hexadecimal digits in any case, with or without colons between them
     * @return the pin
     * @throws IllegalArgumentException if it is something else
     */
    public static CertificatePin parse(String text) {
        return new CertificatePin(text.replace(":", "").strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Pins one certificate.
     *
     * @param certificate the printer's own
     * @return the pin; it must be changed when the printer gets a new certificate
     * @throws IllegalArgumentException if the certificate cannot be encoded
     */
    public static CertificatePin ofCertificate(X509Certificate certificate) {
        try {
            return digest(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the certificate to pin cannot be encoded", e);
        }
    }

    /**
     * Pins a certificate's public key.
     *
     * @param certificate the printer's own
     * @return the pin; it goes on to fit when the certificate is renewed with the same key
     */
    public static CertificatePin ofPublicKey(X509Certificate certificate) {
        return digest(certificate.getPublicKey().getEncoded());
    }

    private static CertificatePin digest(byte[] bytes) {
        try {
            return new CertificatePin(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
