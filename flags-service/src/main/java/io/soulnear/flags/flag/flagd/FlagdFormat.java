package io.soulnear.flags.flag.flagd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.soulnear.flags.flag.application.DefinitionFormat;
import io.soulnear.flags.flag.domain.Difference;
import io.soulnear.flags.flag.domain.Reach;
import io.soulnear.runtime.flags.FlagDefinition;
import io.soulnear.runtime.flags.MalformedFlagException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * flagd's format. The schema is the official one (https://flagd.dev/schema/v0/flags.json, Apache-2.0), as it is packaged
 * with the evaluator that all services use; what it lets through is tried with that evaluator as well.
 */
@Singleton
final class FlagdFormat implements DefinitionFormat {
    private static final String SCHEMA = "https://flagd.dev/schema/v0/";
    private static final int FLAWS_NAMED = 5;
    /** Above that the evaluator's own arithmetic overflows. */
    private static final int MOST_WEIGHT = Integer.MAX_VALUE / 100;

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_7,
                    registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(SCHEMA, "classpath:flagd/schemas/")))
            .getSchema(SchemaLocation.of(SCHEMA + "flags.json"));

    @Override
    public String canonical(String definition) {
        return write(json.convertValue(read(definition), Object.class));
    }

    @Override
    public Optional<String> flaw(String key, String definition) {
        final JsonNode flag;
        try {
            flag = json.readTree(definition);
        } catch (JsonProcessingException _) {
            return Optional.of("not JSON");
        }
        var file = json.createObjectNode();
        file.putObject("flags").set(key, flag);
        var flaws = schema.validate(file.toString(), InputFormat.JSON);
        if (!flaws.isEmpty()) {
            return Optional.of(flaws.stream()
                    .map(Error::toString)
                    .distinct()
                    .limit(FLAWS_NAMED)
                    .collect(Collectors.joining("; ")));
        }
        try {
            FlagDefinition.parse(key, flag);
            return Optional.empty();
        } catch (MalformedFlagException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    @Override
    public Optional<String> rolledOut(String definition, int percent) {
        if (percent == 100) {
            return switched(definition, Switch.ON);
        }
        var flag = (ObjectNode) read(definition);
        return variant(flag, Switch.ON)
                .flatMap(on -> variant(flag, Switch.OFF).map(off -> {
                    flag.put("state", "ENABLED").put("defaultVariant", off);
                    // Buckets by flag and person (flagd's default): who is in at 5 % is in at 25 %, and other people
                    // are first elsewhere.
                    var shares = flag.putObject("targeting").putArray("fractional");
                    shares.addArray().add(on).add(percent);
                    shares.addArray().add(off).add(100 - percent);
                    return canonical(flag.toString());
                }));
    }

    @Override
    public Reach reach(String definition) {
        var flag = read(definition);
        var variants = flag.path("variants");
        var targeting = flag.path("targeting");
        if (flag.path("state").asText().equals("DISABLED")) {
            return Reach.NOBODY;
        }
        if (!variants.valueStream().allMatch(JsonNode::isBoolean)) {
            return new Reach.Rule(definition); // which of its values is the older behaviour, nobody says
        }
        var isGiven = variants.path(flag.path("defaultVariant").asText()).asBoolean();
        if (targeting.isEmpty()) {
            return isGiven ? Reach.EVERYBODY : Reach.NOBODY;
        }
        // Who is in no part gets the default.
        return Optional.of(targeting)
                .filter(it -> !isGiven && it.size() == 1)
                .flatMap(it -> divided(it.path("fractional"), variants))
                .orElseGet(() -> new Reach.Rule(targeting.toString()));
    }

    /** Weights as the evaluator takes them: whole numbers, 1 where none is said. */
    private static Optional<Reach> divided(JsonNode fractional, JsonNode variants) {
        var by = fractional.path(0).isArray() ? "" : fractional.path(0).toString();
        var parts = new ArrayList<Reach.Part>();
        for (var part : fractional.valueStream().skip(by.isEmpty() ? 0 : 1).toList()) {
            var weight = part.path(1).isMissingNode() ? 1 : part.path(1).asDouble(-1);
            if (!part.path(0).isTextual() || weight < 0 || weight > MOST_WEIGHT) {
                return Optional.empty();
            }
            parts.add(new Reach.Part(
                    (int) weight, variants.path(part.path(0).asText()).asBoolean()));
        }
        return parts.stream().anyMatch(part -> part.weight() > 0)
                ? Optional.of(Reach.divided(by, parts))
                : Optional.empty();
    }

    @Override
    public String glance(String definition) {
        var flag = read(definition);
        if (flag.path("state").asText().equals("DISABLED")) {
            return "disabled";
        }
        var targeting = flag.path("targeting");
        if (!targeting.isEmpty()) {
            var shares = targeting.path("fractional");
            var first = shares.path(0);
            var isOneShare = targeting.size() == 1
                    && shares.size() == 2
                    && flag.path("variants").path(first.path(0).asText()).asBoolean();
            return isOneShare ? first.path(1).asText() + " %" : "by rule";
        }
        var variant = flag.path("defaultVariant").asText();
        var value = flag.path("variants").path(variant);
        return value.isBoolean() ? (value.booleanValue() ? "on" : "off") : variant;
    }

    @Override
    public List<Difference> differences(@Nullable String before, String after) {
        var differences = new ArrayList<Difference>();
        compare("", before == null ? MissingNode.getInstance() : read(before), read(after), differences);
        return differences;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Difference> differences) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            var names = new TreeSet<String>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "/" + name, before.path(name), after.path(name), differences));
            return;
        }
        differences.add(new Difference(path, text(before), text(after)));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() ? null : value.toString();
    }

    private static Optional<String> variant(JsonNode flag, Switch to) {
        return flag.path("variants")
                .propertyStream()
                .filter(variant ->
                        variant.getValue().isBoolean() && variant.getValue().booleanValue() == (to == Switch.ON))
                .map(Entry::getKey)
                .findFirst();
    }

    @Override
    public Optional<String> switched(String definition, Switch to) {
        var flag = (ObjectNode) read(definition);
        return variant(flag, to).map(variant -> {
            flag.put("state", "ENABLED").put("defaultVariant", variant).remove("targeting");
            return canonical(flag.toString());
        });
    }

    private JsonNode read(String definition) {
        try {
            return json.readTree(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a definition", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
