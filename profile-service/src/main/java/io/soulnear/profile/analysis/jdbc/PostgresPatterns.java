package io.soulnear.profile.analysis.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Transaction;
import io.soulnear.profile.analysis.application.Patterns;
import io.soulnear.profile.analysis.domain.Advice;
import io.soulnear.profile.analysis.domain.Kind;
import io.soulnear.profile.analysis.domain.Pattern;
import io.soulnear.profile.analysis.domain.Quote;
import io.soulnear.profile.analysis.domain.Shunned;
import io.soulnear.profile.analysis.domain.Theme;
import io.soulnear.profile.analysis.domain.Topic;
import io.soulnear.profile.chronicle.Fact;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@Singleton
final class PostgresPatterns implements Patterns {
    private final ObjectMapper json;

    PostgresPatterns(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean lock(Transaction tx, long chat, Instant at) {
        return !tx.query("""
                        select 1 from person where chat_id = ? and stage = 'registered' and consent_at <= ?
                        for no key update
                        """, row -> 1, chat, at).isEmpty();
    }

    @Override
    public List<Pattern> live(Transaction tx, long chat) {
        return tx.query("select data from pattern where chat_id = ? and state = 'live'", this::pattern, chat).stream()
                .sorted(Comparator.comparingDouble(Pattern::strength)
                        .thenComparing(Pattern::lastSeen)
                        .reversed())
                .toList();
    }

    @Override
    public List<Shunned> shunned(Transaction tx, long chat) {
        return tx.query(
                "select slug, state, data, changed_at from pattern where chat_id = ? and state <> 'live'",
                this::shunned,
                chat);
    }

    @Override
    public Optional<Advice> advice(Transaction tx, long chat) {
        return tx.query("select data from insight where chat_id = ?", this::advice, chat).stream()
                .findFirst();
    }

    private Pattern pattern(ResultSet row) throws SQLException {
        var data = read(row, Fact.PatternDetected.class);
        var topics = new EnumMap<Topic, Double>(Topic.class);
        data.topics().forEach((topic, weight) -> topics.put(Topic.valueOf(topic.toUpperCase(Locale.ROOT)), weight));
        return new Pattern(
                data.patternId(),
                new Theme(
                        data.slug(),
                        Kind.valueOf(data.kind().toUpperCase(Locale.ROOT)),
                        data.language(),
                        data.title(),
                        data.description(),
                        data.contradiction(),
                        data.hiddenDynamic(),
                        data.blockedResource(),
                        data.tags(),
                        topics),
                data.quotes().stream()
                        .map(quote -> new Quote(quote.text(), quote.turnId(), quote.at()))
                        .toList(),
                data.confidence(),
                data.occurrences(),
                data.firstSeen(),
                data.lastSeen(),
                Pattern.Status.valueOf(data.status().toUpperCase(Locale.ROOT)),
                data.related());
    }

    private Shunned shunned(ResultSet row) throws SQLException {
        var slug = row.getString("slug");
        if (row.getString("state").equals("forgotten")) {
            return new Shunned.Forgotten(
                    slug, row.getObject("changed_at", OffsetDateTime.class).toInstant());
        }
        var data = read(row, Put.class);
        return new Shunned.Rejected(
                slug,
                new Theme(
                        slug,
                        Kind.COGNITIVE,
                        data.language(),
                        data.title(),
                        data.description(),
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of()));
    }

    private Advice advice(ResultSet row) throws SQLException {
        var data = read(row, Fact.InsightsChanged.class);
        return new Advice(
                data.insights().stream()
                        .map(given -> new Advice.Insight(given.text(), given.recommendation()))
                        .toList(),
                data.works(),
                data.doesNotWork(),
                data.professionalHelp());
    }

    private <T> T read(ResultSet row, Class<T> type) throws SQLException {
        try {
            return json.readValue(row.getString("data"), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row that we wrote can't be read", e);
        }
    }

    /** What is left of a rejected pattern. */
    private record Put(String language, String title, String description) {}
}
