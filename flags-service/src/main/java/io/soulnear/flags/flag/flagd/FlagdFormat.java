package io.soulnear.flags.flag.flagd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.soulnear.flags.flag.application.DefinitionFormat;
import io.soulnear.runtime.flags.FlagDefinition;
import io.soulnear.runtime.flags.MalformedFlagException;
import jakarta.inject.Singleton;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * flagd's format. The schema is the official one (https://flagd.dev/schema/v0/flags.json, Apache-2.0), as it is packaged
 * with the evaluator that all services use; what it lets through is tried with that evaluator as well.
 */
@Singleton
final class FlagdFormat implements DefinitionFormat {
    private static final String SCHEMA = "https://flagd.dev/schema/v0/";
    private static final int FLAWS_NAMED = 5;

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
    public Optional<String> switched(String definition, Switch to) {
        var flag = (ObjectNode) read(definition);
        return flag.path("variants")
                .propertyStream()
                .filter(variant ->
                        variant.getValue().isBoolean() && variant.getValue().booleanValue() == (to == Switch.ON))
                .map(Entry::getKey)
                .findFirst()
                .map(variant -> {
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
