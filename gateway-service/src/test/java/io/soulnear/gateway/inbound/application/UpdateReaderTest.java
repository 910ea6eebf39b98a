package io.soulnear.gateway.inbound.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soulnear.gateway.button.ActionSeal;
import io.soulnear.gateway.focus.domain.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReaderTest {
    private final UpdateReader reader = new UpdateReader(new ActionSeal("7:token", 7), _ -> false);

    private Fetched read(String answer) throws UpdateReader.NotAnUpdate {
        return reader.readAll(answer.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "12",
                "-0.5e7",
                "\"{\\\"update_id\\\":9}\"",
                "true",
                "[]",
                "[{\"update_id\":9}]",
                "{}",
                "{\"update_id\":\"9\"}",
                "{\"update_id\":1.5}",
                "{\"update_id\":99999999999999999999}",
                "{\"message\":{\"update_id\":9}}"
            })
    void whatIsNoUpdateTakesNothingElseAlong(String element) throws Exception {
        var fetched = read("{\"ok\":true,\"result\":[{\"update_id\":1}," + element + ", {\"update_id\":3}]}");

        assertThat(fetched.updates()).extracting(ReceivedUpdate::updateId).containsExactly(1L, 3L);
        assertThat(fetched.unreadable())
                .singleElement()
                .satisfies(it -> assertThat(new String(it.json(), UTF_8)).isEqualTo(element))
                .satisfies(it -> assertThat(it.updateId()).isNull());
        assertThat(fetched.lastId()).hasValue(3);
    }

    @Test
    void aTextWithoutACharacterIsAText() throws Exception {
        var fetched = read("""
                {"ok":true,"result":[{"update_id":1,"message":{
                    "chat":{"id":1,"type":"private"},"from":{"id":1},"text":""}}]}
                """);

        assertThat(fetched.updates()).extracting(ReceivedUpdate::incoming).containsExactly(new Incoming.Text());
    }

    @Test
    void theIdOfWhatIsTooDeepOrTooLongIsKnown() throws Exception {
        var deep = "{\"message\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"update_id\":4}";
        var longText = "{\"update_id\":5,\"message\":\"" + "x".repeat(5 << 20) + "\"}";

        var fetched = read("{\"ok\":true,\"result\":[" + deep + "," + longText + "]}");

        assertThat(fetched.updates()).isEmpty();
        assertThat(fetched.unreadable()).extracting(UnreadableUpdate::updateId).containsExactly(4L, 5L);
        assertThat(fetched.unreadable().getLast().json()).hasSize(4 << 20);
        assertThat(fetched.lastId()).hasValue(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"ok\":true}", "{\"ok\":true,\"result\":{}}", "{\"ok\":true,\"result\":[{}"})
    void anAnswerWithoutAListIsNone(String answer) {
        assertThatThrownBy(() -> read(answer)).isInstanceOf(UpdateReader.NotAnUpdate.class);
    }
}
