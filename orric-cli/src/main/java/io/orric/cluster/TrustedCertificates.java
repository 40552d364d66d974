// SPDX-License-Identifier: Apache-2.0
package io.orric.cluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates of authorities, or of servers themselves, that are trusted in the place of those
 * that the JDK trusts.
 */
public final class TrustedCertificates {

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private final KeyStore store;

    private TrustedCertificates(KeyStore store) {
        this.store = store;
    }

    /**
     * Reads certificates from a PEM file or from a Java truststore, PKCS12 or JKS.
     *
     * @param password of a truststore that has one
     * @throws IOException if the file cannot be read or has no certificates; says what to do
     */
    public static TrustedCertificates read(Path file, Optional<String> password)
            throws IOException {
        try {
            boolean pem =
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PEM);
            KeyStore store = pem ? pem(file) : truststore(file, password);
            TrustedCertificates trusted = new TrustedCertificates(store);
            if (trusted.certificates().isEmpty()) {
                throw new IOException("empty, or the password is missing");
            }
            return trusted;
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static KeyStore pem(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + store.size(), certificate);
            }
        }
        return store;
    }

    private static KeyStore truststore(Path file, Optional<String> password)
            throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), password.map(String::toCharArray).orElse(null));
    }

    /** The certificates. */
    List<Certificate> certificates() throws GeneralSecurityException {
        List<Certificate> certificates = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            certificates.add(store.getCertificate(alias));
        }
        return certificates;
    }

    /** A TLS context that trusts these certificates and no others. */
    SSLContext context() {
        try {
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }
}
