package io.soulnear.operations.canary.http;

import io.soulnear.operations.canary.application.Watch;
import io.soulnear.sandbox.launcher.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The job that watches a canary in its cluster. Exit code 0: healthy; 1: rolled back, or could not be; 78: a variable is wrong. */
public final class CanaryAnalysis {
    private static final URI KUBERNETES = URI.create("https://kubernetes.default.svc");
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private CanaryAnalysis() {}

    public static void main(String[] args) throws Exception {
        try {
            System.exit(run(System.getenv(), ACCOUNT));
        } catch (Problem e) {
            System.err.println("Configuration: " + e.getMessage());
            System.exit(e.exitCode());
        }
    }

    static int run(Map<String, String> environment, Path account)
            throws IOException, InterruptedException, GeneralSecurityException {
        var service = value(environment, "CANARY_SERVICE");
        var interval = time(value(environment, "CANARY_INTERVAL"));
        var duration = time(value(environment, "CANARY_DURATION"));
        var observations = new Prometheus(
                URI.create(value(environment, "PROMETHEUS_URL")),
                service,
                value(environment, "CANARY_VERSION"),
                duration);
        var namespace = value(environment, "NAMESPACE");
        try (var http = HttpClient.newBuilder()
                .sslContext(trusting(account.resolve("ca.crt")))
                .build()) {
            var token = Files.readString(account.resolve("token")).strip();
            var cluster = new KubernetesApi(http, KUBERNETES, namespace, service, token);
            var times = Math.max(1, (int) duration.dividedBy(interval));
            return new Watch(observations, cluster).look(times, () -> Thread.sleep(interval)) ? 0 : 1;
        }
    }

    private static String value(Map<String, String> environment, String name) {
        var value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw Problem.configuration(name + " is not set");
        }
        return value;
    }

    /** Like {@code 15m} or {@code 30s}. */
    private static Duration time(String text) {
        return Duration.parse("PT" + text);
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "cluster", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
