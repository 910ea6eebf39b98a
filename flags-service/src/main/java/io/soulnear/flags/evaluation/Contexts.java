package io.soulnear.flags.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.ImmutableStructure;
import dev.openfeature.sdk.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as OpenFeature holds it. */
final class Contexts {
    private static final String PERSON = "targetingKey";

    private Contexts() {}

    /** The context that a JSON object describes. */
    static EvaluationContext of(JsonNode context) {
        var attributes = attributes(context);
        return attributes.remove(PERSON) == null
                ? new ImmutableContext(attributes)
                : new ImmutableContext(context.path(PERSON).textValue(), attributes);
    }

    private static Map<String, Value> attributes(JsonNode object) {
        var attributes = new LinkedHashMap<String, Value>();
        object.propertyStream().forEach(entry -> attributes.put(entry.getKey(), value(entry.getValue())));
        return attributes;
    }

    private static Value value(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> new Value(json.textValue());
            case BOOLEAN -> new Value(json.booleanValue());
            case NUMBER -> json.isInt() ? new Value(json.intValue()) : new Value(json.doubleValue());
            case ARRAY -> new Value(json.valueStream().map(Contexts::value).toList());
            case OBJECT -> new Value(new ImmutableStructure(attributes(json)));
            case NULL, MISSING, BINARY, POJO -> new Value();
        };
    }
}
