package io.soulnear.profile.chronicle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something about a person that the other services are told of; each is one type of event on {@code profile.person}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Fact {
    /** The event's type. */
    @JsonIgnore
    String type();

    /** In contracts: {@code style-changed}. */
    record StyleChanged(String tone, String personality, String length) implements Fact {
        static final String TYPE = "io.soulnear.profile.style-changed.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In contracts: {@code time-zone-changed}. */
    record TimeZoneChanged(String timeZone) implements Fact {
        static final String TYPE = "io.soulnear.profile.time-zone-changed.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In contracts: {@code entitlement-changed}. */
    record EntitlementChanged(String plan, @Nullable Instant until, String source) implements Fact {
        static final String TYPE = "io.soulnear.profile.entitlement-changed.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In contracts: {@code pattern-detected}. */
    record PatternDetected(
            UUID patternId,
            String slug,
            String kind,
            String language,
            String title,
            String description,
            @Nullable String contradiction,
            @Nullable String hiddenDynamic,
            @Nullable String blockedResource,
            List<SaidQuote> quotes,
            List<String> tags,
            Map<String, Double> topics,
            double confidence,
            int occurrences,
            Instant firstSeen,
            Instant lastSeen,
            String status,
            boolean shown,
            List<UUID> related)
            implements Fact {
        static final String TYPE = "io.soulnear.profile.pattern-detected.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** The person's own words. */
    record SaidQuote(String text, UUID turnId, Instant at) {}

    /** In contracts: {@code pattern-retired}. */
    record PatternRetired(UUID patternId, String reason) implements Fact {
        static final String TYPE = "io.soulnear.profile.pattern-retired.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** In contracts: {@code insights-changed}. */
    record InsightsChanged(
            List<GivenInsight> insights, List<String> works, List<String> doesNotWork, boolean professionalHelp)
            implements Fact {
        static final String TYPE = "io.soulnear.profile.insights-changed.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }

    /** One insight; priority 1 is the most important. */
    record GivenInsight(String text, String recommendation, int priority) {}

    /** In contracts: {@code mood-observed}. */
    record MoodObserved(Instant at, String mood, double valence, String stress, String energy, UUID turnId)
            implements Fact {
        static final String TYPE = "io.soulnear.profile.mood-observed.v1";

        @Override
        public String type() {
            return TYPE;
        }
    }
}
