package io.soulnear.flags;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {
    private static final Set<String> OPERATIONS = Set.of("get", "put", "post", "delete");

    @Test
    void theDescriptionNamesEveryRouteAndNoOther() {
        try (var service = RunningService.start()) {
            Map<String, Map<String, Map<String, Object>>> description =
                    new Yaml().load(service.get("/openapi.yml").body());
            var described = new TreeSet<String>();
            description.getOrDefault("paths", Map.of()).forEach((path, operations) -> {
                var methods = new HashSet<>(operations.keySet());
                methods.retainAll(OPERATIONS);
                methods.forEach(method -> described.add(method + " " + path));
            });

            var served = new TreeSet<String>();
            service.bean(Router.class).uriRoutes().forEach(route -> {
                var method = route.getHttpMethodName().toLowerCase(Locale.ROOT);
                var path = route.getUriMatchTemplate().toPathString();
                if (OPERATIONS.contains(method)
                        && route.getTargetMethod().getDeclaringType().getName().startsWith("io.soulnear.flags.")) {
                    served.add(method + " " + path);
                }
            });

            assertThat(served).isEqualTo(described).hasSizeGreaterThan(5);
        }
    }
}
