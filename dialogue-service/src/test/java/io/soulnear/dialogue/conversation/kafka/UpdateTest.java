package io.soulnear.dialogue.conversation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.dialogue.conversation.domain.Edit;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.messaging.Event;
import io.soulnear.messaging.UnreadableEvent;
import io.soulnear.testing.Contracts;
import io.soulnear.testing.Contracts.Example;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateTest {
    private static final String TYPE = "io.soulnear.telegram.update-received.v1";

    @ParameterizedTest
    @MethodSource
    void everyUpdateThatWasEverPublishedCanBeRead(Example example) {
        assertThat(read(example.data())).isNotNull();
    }

    static List<Example> everyUpdateThatWasEverPublishedCanBeRead() {
        return Contracts.examples(TYPE);
    }

    @Test
    void anUpdateOfNoChatSaysNothing() {
        var update = read("{\"route\":{\"to\":\"none\"},\"update\":{\"message\":{\"text\":\"хочу умереть\"}}}");

        assertThat(update.text()).isEmpty();
        assertThat(update.mode()).isEmpty();
    }

    @Test
    void anEditAndACaptionAreTextsToo() {
        assertThat(read("{\"chatId\":1,\"update\":{\"edited_message\":{\"text\":\"a\"}}}")
                        .text())
                .isEqualTo("a");
        assertThat(read("{\"chatId\":1,\"update\":{\"message\":{\"caption\":\"b\"}}}")
                        .text())
                .isEqualTo("b");
    }

    @Test
    void anEditNamesItsMessageAndItsPlaceAmongOthers() {
        var edit = read("{\"chatId\":1,\"updateId\":8,\"update\":{\"edited_message\":"
                + "{\"message_id\":5,\"edit_date\":1700000000,\"text\":\"a\"}}}");

        assertThat(edit.number()).isEqualTo(5);
        assertThat(edit.edit()).contains(new Edit.Version(1_700_000_000, 8));
    }

    @Test
    void neitherAMessageNorANewCaptionIsAnEditOfAText() {
        var message = read("{\"chatId\":1,\"update\":{\"message\":{\"message_id\":5,\"text\":\"a\"}}}");
        var caption = read("{\"chatId\":1,\"update\":{\"edited_message\":{\"message_id\":5,\"caption\":\"a\"}}}");

        assertThat(message.number()).isEqualTo(5);
        assertThat(message.edit()).isEmpty();
        assertThat(caption.edit()).isEmpty();
    }

    @Test
    void aCommandMayNameTheBot() {
        var route =
                "{\"chatId\":1,\"route\":{\"to\":\"dialogue\",\"mode\":\"soulsleep\"},\"update\":{\"message\":{\"text\":";

        assertThat(read(route + "\"/SoulSleep@near_bot hi\"}}}").entered()).contains(Mode.SOULSLEEP);
        assertThat(read(route + "\"helper\"}}}").entered()).isEmpty();
        assertThat(read(route + "\"/unknown\"}}}").entered()).isEmpty();
    }

    @Test
    void whatIsNotAnUpdateIsUnreadable() {
        for (var data : List.of("[]", "null", "1", "{\"chatId\":1}", "{", "")) {
            assertThatThrownBy(() -> read(data)).as(data).isInstanceOf(UnreadableEvent.class);
        }
    }

    private static Update read(String data) {
        return Update.of(
                Event.of(new UUID(0, 1), TYPE, "telegram.update", "1", Instant.EPOCH, data), new ObjectMapper());
    }
}
