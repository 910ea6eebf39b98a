package io.soulnear.operations.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    private static final Map<String, String> MODELS = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "networking.k8s.io/v1", "V1",
            "policy/v1", "V1",
            "autoscaling/v2", "V2",
            "rbac.authorization.k8s.io/v1", "V1");

    /** What other projects add to Kubernetes: their schemas are not at hand, so the fields that we use are listed. */
    private static final Map<String, List<String>> ADDED = Map.of(
            "keda.sh/v1alpha1", List.of("scaleTargetRef", "minReplicaCount", "maxReplicaCount", "triggers"),
            "external-secrets.io/v1", List.of("refreshInterval", "secretStoreRef", "target", "dataFrom"));

    static List<Rendered> overlays() {
        return Rendered.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyObjectHasOnlyFieldsThatKubernetesKnows(Rendered overlay) throws Exception {
        assertThat(overlay.objects()).hasSizeGreaterThan(15);
        for (var object : overlay.objects()) {
            check(object);
        }
    }

    @Test
    void aMisspeltFieldIsFound() {
        var deployment =
                (ObjectNode) Rendered.of("prod").one("Deployment", "quiz").deepCopy();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/readinessProbe")).put("periodSecond", 5);

        assertThatThrownBy(() -> check(deployment)).hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static void check(JsonNode object) throws Exception {
        var version = object.path("apiVersion").asText();
        if (ADDED.containsKey(version)) {
            assertThat(object.fieldNames()).toIterable().containsOnly("apiVersion", "kind", "metadata", "spec");
            assertThat(object.path("spec").fieldNames()).toIterable().isSubsetOf(ADDED.get(version));
            return;
        }
        assertThat(MODELS).containsKey(version);
        var model = Class.forName("io.kubernetes.client.openapi.models." + MODELS.get(version)
                + object.path("kind").asText());
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
        } catch (InvocationTargetException e) {
            throw new AssertionError(object.path("kind").asText() + " " + Rendered.name(object), e.getCause());
        }
    }
}
