package io.soulnear.runtime.flags;

import com.fasterxml.jackson.databind.JsonNode;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in force now, as a provider for OpenFeature: the newest definition of each flag, or its packaged default as
 * version 0. A change applies to the next evaluation, without a thread or queue of its own, so that
 * {@code soulnear_flag_version} never names a version that is not yet used.
 */
final class FlagsInForce implements FeatureProvider, FlagEvaluations {
    private static final Logger LOG = LoggerFactory.getLogger(FlagsInForce.class);

    private record Versioned(long version, FlagDefinition definition) {}

    private final Map<String, Versioned> flags = new ConcurrentHashMap<>();
    private final Map<String, Versioned> defaults = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Counter refused;

    FlagsInForce(Map<String, JsonNode> packaged, MeterRegistry meters) {
        this.meters = meters;
        refused = Counter.builder("soulnear.flag.refused")
                .description("Published flag definitions that could not be used")
                .register(meters);
        packaged.forEach((key, definition) -> change(key, 0, definition));
        defaults.putAll(flags);
    }

    /** Puts a definition in force; a malformed one is refused and counted, and the last good one stays. */
    void change(String key, long version, JsonNode definition) {
        try {
            var next = new Versioned(version, FlagDefinition.parse(key, definition));
            var previous = flags.put(key, next);
            if (previous == null) {
                Gauge.builder("soulnear.flag.version", this, it -> it.version(key))
                        .description("Version of the flag's definition in force; 0 = packaged default")
                        .tag("flag", key)
                        .register(meters);
            }
            if (version > 0 && (previous == null || previous.version() != version)) {
                LOG.info("Flag {} is in force in version {}", key, version);
            }
        } catch (MalformedFlagException e) {
            refuse(key, e.getMessage());
        }
    }

    void refuse(String key, @Nullable String reason) {
        refused.increment();
        LOG.warn("A definition of flag {} was refused: {}", key, reason);
    }

    /** Takes a published definition back: the packaged default applies again, if there is one. */
    void withdraw(String key) {
        var packaged = defaults.get(key);
        if (packaged == null) {
            flags.remove(key);
        } else {
            flags.put(key, packaged);
        }
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(flags.keySet());
    }

    /** The version in force, 0 for the packaged default, NaN for a flag that does not exist (any more). */
    double version(String key) {
        var flag = flags.get(key);
        return flag == null ? Double.NaN : flag.version();
    }

    @Override
    public ProviderEvaluation<Object> evaluate(String key, EvaluationContext context) {
        return evaluate(Object.class, key, context);
    }

    private <T> ProviderEvaluation<T> evaluate(Class<T> type, String key, EvaluationContext context) {
        var flag = flags.get(key);
        return flag == null
                ? FlagDefinition.error(ErrorCode.FLAG_NOT_FOUND, "there is no such flag")
                : flag.definition().evaluate(type, context);
    }

    @Override
    public Metadata getMetadata() {
        return () -> "soulnear";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(String key, Boolean otherwise, EvaluationContext context) {
        return evaluate(Boolean.class, key, context);
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(String key, String otherwise, EvaluationContext context) {
        return evaluate(String.class, key, context);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(String key, Integer otherwise, EvaluationContext context) {
        return evaluate(Integer.class, key, context);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(String key, Double otherwise, EvaluationContext context) {
        return evaluate(Double.class, key, context);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(String key, Value otherwise, EvaluationContext context) {
        return FlagDefinition.error(ErrorCode.TYPE_MISMATCH, "structured flags are not in use");
    }
}
