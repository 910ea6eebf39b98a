package io.soulnear.runtime.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;

/** Asks OpenFeature, once the definitions have been read. */
final class OpenFeatureFlags implements Flags {
    private final Client client;
    private final Runnable awaitDefinitions;

    /** Uses an OpenFeature of its own rather than the process-wide one, so that nothing else can exchange the provider. */
    OpenFeatureFlags(FlagsInForce inForce, Runnable awaitDefinitions) {
        var api = OpenFeatureAPI.createIsolated();
        api.setProviderAndWait(inForce);
        this.client = api.getClient();
        this.awaitDefinitions = awaitDefinitions;
        inForce.keys().forEach(key -> evaluate(key, "0")); // loads the classes now, not with a person's first message
    }

    @Override
    public boolean on(String flag, String targetingKey) {
        awaitDefinitions.run();
        return evaluate(flag, targetingKey);
    }

    private boolean evaluate(String flag, String targetingKey) {
        return client.getBooleanValue(flag, false, new ImmutableContext(targetingKey));
    }
}
