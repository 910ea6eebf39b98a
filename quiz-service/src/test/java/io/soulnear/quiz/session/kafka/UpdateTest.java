package io.soulnear.quiz.session.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.runtime.Language;
import io.soulnear.testing.Contracts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Stream<Contracts.Example> examples() {
        return Contracts.examples("io.soulnear.telegram.update-received.v1").stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyUpdateEverPublishedCanBeRead(Contracts.Example example) throws Exception {
        assertThat(JSON.readValue(example.data(), Update.class).language()).isNotNull();
    }

    @Test
    void everythingEverHeardCanBeRead() throws Exception {
        for (var example : Contracts.examples("io.soulnear.dialogue.voice-heard.v1")) {
            assertThat(JSON.readValue(example.data(), Heard.class).sessionId()).isNotNull();
        }
    }

    @Test
    void aPressSaysItsActionAndThePersonsLanguage() throws Exception {
        var update = JSON.readValue("""
                {"chatId":42,"route":{"to":"quiz","action":"start:money"},
                 "update":{"callback_query":{"id":"1","from":{"id":42,"language_code":"ru"}}}}
                """, Update.class);

        assertThat(update.action()).isEqualTo("start:money");
        assertThat(update.language()).isEqualTo(Language.RU);
        assertThat(update.isMessage()).isFalse();
    }

    @Test
    void anEditIsNoMessage() throws Exception {
        var update = JSON.readValue("""
                {"chatId":42,"route":{"to":"quiz"},"update":{"edited_message":{"text":"often"}}}
                """, Update.class);

        assertThat(update.isMessage()).isFalse();
        assertThat(update.language()).isEqualTo(Language.EN);
    }
}
