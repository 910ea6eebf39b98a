package io.soulnear.runtime.flags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.openfeature.contrib.providers.flagd.resolver.process.model.FeatureFlag;
import dev.openfeature.contrib.providers.flagd.resolver.process.targeting.Operator;
import dev.openfeature.contrib.providers.flagd.resolver.process.targeting.TargetingRuleException;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One flag in flagd's format (https://flagd.dev/reference/flag-definitions), checked and ready to be evaluated. The
 * rules are run by flagd's own evaluator, so that a person falls on the same side of a rollout here as in any other
 * flagd client.
 */
public final class FlagDefinition {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Operator RULES = new Operator();
    private static final Set<String> STATES = Set.of("ENABLED", "DISABLED");

    private final String key;
    private final FeatureFlag flag;

    private FlagDefinition(String key, FeatureFlag flag) {
        this.key = key;
        this.flag = flag;
    }

    /**
     * Reads a definition and tries its targeting rule once.
     *
     * @param definition the flag's JSON object, without its key
     * @throws MalformedFlagException when an evaluation could not give a value
     */
    public static FlagDefinition parse(String key, JsonNode definition) throws MalformedFlagException {
        if (!STATES.contains(definition.path("state").asText())) {
            throw new MalformedFlagException("state must be ENABLED or DISABLED");
        }
        var variants = definition.path("variants");
        if (!variants.isObject() || variants.isEmpty()) {
            throw new MalformedFlagException("variants must name at least one value");
        }
        if (kinds(variants).size() > 1) {
            throw new MalformedFlagException("variants must all be of one type");
        }
        var byDefault = definition.path("defaultVariant");
        if (byDefault.isTextual() && !variants.has(byDefault.textValue())) {
            throw new MalformedFlagException("defaultVariant is not among the variants");
        }
        var targeting = definition.path("targeting");
        if (!targeting.isMissingNode() && !targeting.isObject()) {
            throw new MalformedFlagException("targeting must be an object");
        }
        try {
            var parsed = new FlagDefinition(key, JSON.treeToValue(definition, FeatureFlag.class));
            parsed.tryTargeting();
            return parsed;
        } catch (JsonProcessingException _) {
            throw new MalformedFlagException("not a flag in flagd's format");
        }
    }

    private static Set<JsonNodeType> kinds(JsonNode variants) {
        return variants.valueStream().map(JsonNode::getNodeType).collect(java.util.stream.Collectors.toSet());
    }

    private void tryTargeting() throws MalformedFlagException {
        var variant = variant(new ImmutableContext("0"));
        if (variant != null && !flag.getVariants().containsKey(variant)) {
            throw new MalformedFlagException("targeting gives a variant that does not exist");
        }
    }

    /** Evaluates the flag; what cannot be answered becomes an error code, and the asker's own default applies. */
    <T> ProviderEvaluation<T> evaluate(Class<T> type, EvaluationContext context) {
        if ("DISABLED".equals(flag.getState())) {
            return error(ErrorCode.FLAG_NOT_FOUND, "the flag is disabled");
        }
        try {
            var variant = variant(context);
            var value = variant == null ? null : flag.getVariants().get(variant);
            if (value == null) {
                return error(ErrorCode.FLAG_NOT_FOUND, "no variant applies");
            }
            if (!type.isInstance(value)) {
                return error(ErrorCode.TYPE_MISMATCH, "the flag is of another type");
            }
            return ProviderEvaluation.<T>builder()
                    .value(type.cast(value))
                    .variant(variant)
                    .reason((targeted() ? Reason.TARGETING_MATCH : Reason.STATIC).name())
                    .build();
        } catch (MalformedFlagException e) {
            return error(ErrorCode.PARSE_ERROR, e.getMessage());
        }
    }

    private boolean targeted() {
        return !FeatureFlag.EMPTY_TARGETING_STRING.equals(flag.getTargeting());
    }

    private @Nullable String variant(EvaluationContext context) throws MalformedFlagException {
        if (!targeted()) {
            return flag.getDefaultVariant();
        }
        try {
            var chosen = RULES.apply(key, flag.getTargeting(), context);
            // flagd: booleans are a shorthand for variants of that name; null leaves the default
            return chosen == null ? flag.getDefaultVariant() : chosen.toString();
        } catch (TargetingRuleException | RuntimeException _) {
            throw new MalformedFlagException("targeting cannot be evaluated");
        }
    }

    static <T> ProviderEvaluation<T> error(ErrorCode code, @Nullable String message) {
        return ProviderEvaluation.<T>builder()
                .errorCode(code)
                .errorMessage(message)
                .reason(Reason.ERROR.name())
                .build();
    }
}
