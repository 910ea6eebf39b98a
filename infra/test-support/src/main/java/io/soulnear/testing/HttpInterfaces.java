package io.soulnear.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriMatchVariable;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** What a service serves over HTTP beside what its OpenAPI documents say that it does. */
public final class HttpInterfaces {
    private static final String SERVICE = "openapi/service.yml";
    private static final String MANAGEMENT = "openapi/management.yml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    /** Nothing is there: routes are known before anything is connected. */
    private static final Map<String, Object> NOWHERE = Map.of(
            "KAFKA_BOOTSTRAP", "127.0.0.1:1",
            "POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/none",
            "POSTGRES_USER", "nobody",
            "PSEUDONYM_SECRET", "for-the-test-only-0123456789",
            "FLAGS_ADMIN_TOKEN", "for-the-test-only",
            "BOT_TOKEN", "1:for-the-test-only");

    private HttpInterfaces() {}

    /**
     * Checks that every operation which the service on the class path serves is described, with its parameters, and that no other is.
     *
     * @param properties with which all of the interface is served
     * @throws AssertionError that names what is missing on either side
     */
    public static void areDescribed(Map<String, Object> properties) {
        var all = new HashMap<>(NOWHERE);
        all.putAll(properties);
        try (var context = ApplicationContext.builder(all)
                .deduceEnvironment(false)
                .propertySources(settings())
                .start()) {
            var described = Stream.of(SERVICE, MANAGEMENT)
                    .flatMap(document -> described(read(document)).stream())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(served(context.getBean(Router.class))).isEqualTo(described);
        }
    }

    /**
     * Checks the body of an answer of the service's own interface.
     *
     * @param method in small letters
     * @param path as the document has it, like {@code /flags/{key}}
     * @param body JSON
     * @throws AssertionError that names every deviation from the description
     */
    public static void describe(String method, String path, int status, String body) {
        var document = read(SERVICE);
        var schema = "#/paths/%s/%s/responses/%d/content/application~1json/schema"
                .formatted(path.replace("/", "~1"), method, status);
        assertThat(resolve(document, schema)).as(schema).isNotNull();
        var text = new Yaml()
                .dump(Map.of(
                        "$ref",
                        schema,
                        "paths",
                        object(document, "paths"),
                        "components",
                        object(document, "components")));
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertThat(registry.getSchema(text, InputFormat.YAML).validate(body, InputFormat.JSON))
                .as(body)
                .isEmpty();
    }

    private static PropertySource settings() {
        try (var in = open("runtime.yml")) {
            return PropertySource.of("runtime", new YamlPropertySourceLoader().read("runtime", in), -1_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Like {@code get /costs?by&day}. */
    private static Set<String> served(Router router) {
        return router.uriRoutes()
                .filter(route -> METHODS.contains(method(route)))
                .map(route -> operation(
                        method(route),
                        route.getUriMatchTemplate().toPathString(),
                        Stream.concat(
                                route.getUriMatchTemplate().getVariables().stream()
                                        .filter(UriMatchVariable::isQuery)
                                        .map(UriMatchVariable::getName),
                                Arrays.stream(route.getTargetMethod().getArguments())
                                        .filter(it -> it.getAnnotationMetadata().hasAnnotation(QueryValue.class))
                                        .map(it -> it.getName()))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String method(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName().toLowerCase(Locale.ROOT);
    }

    private static String operation(String method, String path, Stream<String> query) {
        var names = query.distinct().sorted().collect(Collectors.joining("&"));
        return method + " " + path + (names.isEmpty() ? "" : "?" + names);
    }

    private static Set<String> described(Map<String, Object> document) {
        everyReferenceLeadsSomewhere(document, document);
        var operations = new TreeSet<String>();
        object(document, "paths").forEach((path, item) -> {
            var common = parameters(document, item);
            object(item).forEach((method, operation) -> {
                if (METHODS.contains(method)) {
                    var all = Stream.concat(common.stream(), parameters(document, operation).stream())
                            .toList();
                    assertThat(all.stream().filter(in("path")).map(it -> it.get("name")))
                            .as(method + " " + path)
                            .containsExactlyElementsOf(VARIABLE.matcher(path)
                                    .results()
                                    .map(it -> it.group(1))
                                    .toList());
                    operations.add(operation(
                            method, path, all.stream().filter(in("query")).map(it -> String.valueOf(it.get("name")))));
                }
            });
        });
        return operations;
    }

    private static Predicate<Map<String, Object>> in(String where) {
        return parameter -> where.equals(parameter.get("in"));
    }

    private static List<Map<String, Object>> parameters(Map<String, Object> document, Object of) {
        return object(of).getOrDefault("parameters", List.of()) instanceof List<?> list
                ? list.stream()
                        .map(HttpInterfaces::object)
                        .map(it -> it.get("$ref") instanceof String reference
                                ? object(Objects.requireNonNull(resolve(document, reference)))
                                : it)
                        .toList()
                : List.of();
    }

    private static void everyReferenceLeadsSomewhere(Map<String, Object> document, Object part) {
        if (part instanceof Map<?, ?> map) {
            if (map.get("$ref") instanceof String reference) {
                assertThat(resolve(document, reference)).as(reference).isNotNull();
            }
            map.values().forEach(it -> everyReferenceLeadsSomewhere(document, it));
        } else if (part instanceof Collection<?> list) {
            list.forEach(it -> everyReferenceLeadsSomewhere(document, it));
        }
    }

    private static @Nullable Object resolve(Map<String, Object> document, String reference) {
        Object at = document;
        for (var step : reference.substring(2).split("/", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step.replace("~1", "/")) : null;
        }
        return at;
    }

    private static Map<String, Object> object(Map<String, Object> of, String key) {
        return object(of.getOrDefault(key, Map.of()));
    }

    /** Responses have numbers as text in the documents, so all keys are text. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private static Map<String, Object> read(String document) {
        try (var in = open(document)) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(HttpInterfaces.class.getClassLoader().getResourceAsStream(resource), resource);
    }
}
