package io.soulnear.operations.canary.http;

import io.soulnear.operations.canary.application.Cluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The cluster's own API, asked with the token of the pod's account. */
final class KubernetesApi implements Cluster {
    private final HttpClient http;
    private final URI scale;
    private final String token;

    /** {@code http} must trust the cluster's certificate. */
    KubernetesApi(HttpClient http, URI address, String namespace, String service, String token) {
        this.http = http;
        this.scale =
                address.resolve("/apis/apps/v1/namespaces/" + namespace + "/deployments/" + service + "-canary/scale");
        this.token = token;
    }

    @Override
    public void rollBack() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(scale)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"spec\":{\"replicas\":0}}"))
                .build();
        var response = http.send(request, HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() != 200) {
            throw new IOException("Kubernetes answers " + response.statusCode());
        }
    }
}
