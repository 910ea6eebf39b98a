package io.soulnear.profile.analysis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.profile.analysis.domain.Topic;
import io.soulnear.runtime.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    private final ReportReader reader = new ReportReader(new ObjectMapper()
            .configure(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false));

    @Test
    void aReadingThatKeepsTheSchemaIsRead() {
        var report = reader.read("""
                ```json
                {"patterns": [{"slug": "fear-of-change", "kind": "emotional", "title": "Fear of change",
                  "description": "New things frighten you.", "quotes": ["I am scared of the new job"], "tags": ["change"],
                  "topics": {"work": 0.8}, "confidence": 0.7, "mood": "ignored"}],
                 "insights": [{"text": "You prepare a lot.", "recommendation": "Try one small new thing."}],
                 "works": ["a walk"], "doesNotWork": []}
                ```
                """, Language.EN);

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.theme().slug()).isEqualTo("fear-of-change");
            assertThat(finding.theme().topics()).containsEntry(Topic.WORK, 0.8);
            assertThat(finding.claims()).containsExactly("I am scared of the new job");
        });
        assertThat(report.advice().orElseThrow().insights()).hasSize(1);
        assertThat(report.advice().orElseThrow().works()).containsExactly("a walk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I'm sorry, I can't do that.",
                "{",
                "[]",
                "{}",
                "{\"patterns\": null}",
                "{\"patterns\": [{\"slug\": \"x\"}]}",
                "{\"patterns\": [{\"slug\": \"Fear Of\", \"kind\": \"emotional\", \"title\": \"ab\", \"description\": \"ab\", \"quotes\": [], \"confidence\": 0.5}]}",
                "{\"patterns\": [{\"slug\": \"fear\", \"kind\": \"disorder\", \"title\": \"ab\", \"description\": \"ab\", \"quotes\": [], \"confidence\": 0.5}]}",
                "{\"patterns\": [{\"slug\": \"fear\", \"kind\": \"emotional\", \"title\": \"ab\", \"description\": \"ab\", \"quotes\": [], \"confidence\": 5}]}",
                "{\"patterns\": [], \"works\": [\"x\"]}"
            })
    void whatDoesNotKeepTheSchemaIsRefused(String answer) {
        assertThatThrownBy(() -> reader.read(answer, Language.EN)).isInstanceOf(IllegalArgumentException.class);
    }
}
