// SPDX-License-Identifier: Apache-2.0
package io.orric.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedCertificatesTest {

    @TempDir private Path folder;

    private X509Certificate certificate;

    @BeforeEach
    void someAuthority() throws Exception {
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init((KeyStore) null);
        certificate =
                Arrays.stream(managers.getTrustManagers())
                        .map(X509TrustManager.class::cast)
                        .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void pemFilesAreRead() throws Exception {
        String pem =
                "a comment\n-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8))
                                .encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
        Path file = Files.writeString(folder.resolve("ca.pem"), pem);
        assertThat(TrustedCertificates.read(file, Optional.empty()).certificates())
                .containsExactly(certificate);
    }

    @Test
    void truststoresAreReadByTheirPassword() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", certificate);
        Path file = folder.resolve("ca.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        assertThat(TrustedCertificates.read(file, Optional.of("changeit")).certificates())
                .containsExactly(certificate);
        for (Optional<String> wrong :
                Arrays.asList(Optional.of("change"), Optional.<String>empty())) {
            assertThatThrownBy(() -> TrustedCertificates.read(file, wrong))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("changeit");
        }
    }
}
