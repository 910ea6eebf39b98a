package io.soulnear.operations.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadTest {
    static Stream<JsonNode> workloads() {
        return Rendered.all().stream().flatMap(Rendered::workloads);
    }

    static List<Rendered> whole() {
        return List.of(Rendered.of("test"), Rendered.of("prod"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyContainerHasRequestsAndLimits(JsonNode workload) {
        for (var of : List.of("requests", "limits")) {
            var resources = Rendered.container(workload).path("resources").path(of);
            assertThat(resources.path("cpu").asText()).as(of).matches("\\d+m?");
            assertThat(resources.path("memory").asText()).as(of).matches("\\d+Mi");
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void nothingHasPrivileges(JsonNode workload) {
        var pod = Rendered.pod(workload);
        assertThat(pod.path("containers")).hasSize(1);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isPositive();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.fieldNames()).toIterable().doesNotContain("hostNetwork", "hostPID", "hostIPC", "initContainers");
        assertThat(Rendered.each(pod.path("volumes"))).allMatch(it -> it.has("emptyDir"));
        var container = Rendered.container(workload).path("securityContext");
        assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(container.has("privileged")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void onlyTheAnalysisHoldsATokenOfTheCluster(JsonNode workload) {
        var account = Rendered.pod(workload).path("serviceAccountName").asText();
        assertThat(account).isNotBlank();
        if (!account.equals("canary-analysis")) {
            assertThat(Rendered.pod(workload)
                            .path("automountServiceAccountToken")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void theAnalysisMayOnlyScaleCanaries() {
        var rules = Rendered.of("canary/quiz").one("Role", "canary-analysis").path("rules");

        assertThat(rules).hasSize(1);
        assertThat(rules.at("/0/resources").toString()).isEqualTo("[\"deployments/scale\"]");
        assertThat(Rendered.each(rules.at("/0/resourceNames")).map(JsonNode::asText))
                .containsExactlyElementsOf(
                        Rendered.SERVICES.stream().map(it -> it + "-canary").toList());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyImageHasAVersion(JsonNode workload) {
        assertThat(Rendered.container(workload).path("image").asText())
                .matches("registry\\.example\\.com/soulnear/[a-z]+:[a-z0-9.-]+")
                .doesNotEndWith(":latest");
    }

    @ParameterizedTest
    @MethodSource("whole")
    void everyServiceRunsOnceAndIsSpreadOverMachinesAndZones(Rendered overlay) {
        assertThat(overlay.kind("Deployment").map(Rendered::name))
                .containsExactlyInAnyOrderElementsOf(Rendered.SERVICES);
        assertThat(overlay.kind("Deployment"))
                .allSatisfy(it -> assertThat(Rendered.each(Rendered.pod(it).path("topologySpreadConstraints"))
                                .map(constraint ->
                                        constraint.path("topologyKey").asText()))
                        .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void theNamespaceTakesNothingUnrestricted(Rendered overlay) {
        assertThat(overlay.kind("Namespace"))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                                .asText())
                        .isEqualTo("restricted"));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void scalersDisruptionBudgetsAndReplicasAgree(Rendered overlay) {
        for (var service : Rendered.SERVICES) {
            var deployment = overlay.one("Deployment", service);
            var scaled = overlay.kind("ScaledObject").findAny().isPresent();
            var scaler = overlay.one(scaled ? "ScaledObject" : "HorizontalPodAutoscaler", service)
                    .path("spec");
            var least = scaler.path(scaled ? "minReplicaCount" : "minReplicas").asInt();
            var most = scaler.path(scaled ? "maxReplicaCount" : "maxReplicas").asInt();
            assertThat(deployment.at("/spec/replicas").isMissingNode())
                    .as("the scaler alone decides")
                    .isTrue();
            assertThat(scaler.at("/scaleTargetRef/name").asText()).isEqualTo(service);
            assertThat(least).isPositive().isLessThan(most);
            var budget = overlay.one("PodDisruptionBudget", service).path("spec");
            assertThat(budget.path("maxUnavailable").asInt()).isEqualTo(1);
            assertThat(budget.at("/selector/matchLabels")).isEqualTo(deployment.at("/spec/selector/matchLabels"));
            if (overlay.overlay().equals("prod")) {
                assertThat(List.of(least, most)).containsExactly(3, 10);
            }
        }
        assertThat(overlay.kind("HorizontalPodAutoscaler").count()
                        * overlay.kind("ScaledObject").count())
                .as("two scalers would fight")
                .isZero();
    }

    @Test
    void aCanaryIsItsServiceInTheSameGroupAndDiffersInVersionAndTrackAlone() {
        for (var service : Rendered.SERVICES) {
            var canary = Rendered.of("canary/" + service).one("Deployment", service + "-canary");
            var stable = Rendered.of("prod").one("Deployment", service);
            assertThat(canary.at("/spec/replicas").asInt()).isEqualTo(1);
            var container = Rendered.container(canary);
            assertThat(container.path("image").asText()).endsWith("/" + service + ":canary-version");
            assertThat(container.path("envFrom"))
                    .isEqualTo(Rendered.container(stable).path("envFrom"));
            assertThat(container.path("env"))
                    .isEqualTo(Rendered.container(stable).path("env"));
            assertThat(labels(canary))
                    .contains("soulnear.io/track=canary", "app.kubernetes.io/version=canary-version")
                    .contains("app.kubernetes.io/name=" + service);
            assertThat(canary.at("/spec/selector")).isNotEqualTo(stable.at("/spec/selector"));
            assertThat(Rendered.of("canary/" + service).kind("Service")).isEmpty();
            assertThat(Rendered.of("canary/" + service).kind("HorizontalPodAutoscaler"))
                    .isEmpty();
        }
    }

    @Test
    void migrationsRunTheServicesOwnImagesAsJobs() {
        for (var overlay : List.of("prod", "test")) {
            var migrations = Rendered.of(overlay + "/migrate");
            assertThat(migrations.kind("Deployment")).isEmpty();
            for (var service : Rendered.SERVICES) {
                var job = migrations.one("Job", service + "-migration");
                var container = Rendered.container(job);
                var deployed = Rendered.container(Rendered.of(overlay).one("Deployment", service));
                assertThat(container.path("image")).isEqualTo(deployed.path("image"));
                assertThat(container.path("args").toString()).isEqualTo("[\"migrate\"]");
                assertThat(container.path("envFrom")).isEqualTo(deployed.path("envFrom"));
            }
        }
    }

    private static String labels(JsonNode workload) {
        return workload.at("/spec/template/metadata/labels").properties().stream()
                .map(it -> it.getKey() + "=" + it.getValue().asText())
                .collect(Collectors.joining(" "));
    }
}
