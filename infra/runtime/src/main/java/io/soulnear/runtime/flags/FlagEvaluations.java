package io.soulnear.runtime.flags;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ProviderEvaluation;
import java.util.Set;

/** What the definitions in force in this process say in full: for those who pass it on rather than act on it. */
public interface FlagEvaluations {
    /** Every flag there is now. */
    Set<String> keys();

    /** Value, variant and reason, or an error code; never throws. */
    ProviderEvaluation<Object> evaluate(String key, EvaluationContext context);
}
