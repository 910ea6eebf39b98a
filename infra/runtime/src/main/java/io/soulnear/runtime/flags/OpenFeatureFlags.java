package io.soulnear.runtime.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Reason;

/** Asks OpenFeature, once the definitions have been read. */
final class OpenFeatureFlags implements Flags {
    private static final String BY_RULE = Reason.TARGETING_MATCH.name();

    private final Client client;
    private final Runnable awaitDefinitions;
    private final Exposed exposed;

    /** Learns of people who got a variant by a rule. */
    @FunctionalInterface
    interface Exposed {
        /** Must be quick and throw nothing. */
        void saw(String flag, String variant, String person);
    }

    /** Uses an OpenFeature of its own rather than the process-wide one, so that nothing else can exchange the provider. */
    OpenFeatureFlags(FlagsInForce inForce, Runnable awaitDefinitions, Exposed exposed) {
        var api = OpenFeatureAPI.createIsolated();
        api.setProviderAndWait(inForce);
        this.client = api.getClient();
        this.awaitDefinitions = awaitDefinitions;
        this.exposed = exposed;
        inForce.keys().forEach(key -> evaluate(key, "0")); // loads the classes now, not with a person's first message
    }

    @Override
    public boolean on(String flag, String targetingKey) {
        awaitDefinitions.run();
        var details = evaluate(flag, targetingKey);
        if (BY_RULE.equals(details.getReason()) && details.getVariant() != null) {
            exposed.saw(flag, details.getVariant(), targetingKey);
        }
        return details.getValue();
    }

    private FlagEvaluationDetails<Boolean> evaluate(String flag, String targetingKey) {
        return client.getBooleanDetails(flag, false, new ImmutableContext(targetingKey));
    }
}
