package io.soulnear.flags.administration.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.flags.RunningService;
import io.soulnear.flags.flag.application.FlagChanges;
import io.soulnear.messaging.Event;
import io.soulnear.testing.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AdminUpdatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UPDATE = "io.soulnear.telegram.update-received.v1";
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anAdministratorSeesAllFlagsAndSwitchesThemByButtons() {
        var list = says(RunningService.ADMIN, "/flags");
        assertThat(list.at("/messages/0/text").asText()).contains("ENABLE_VOICE: off", "USE_CHAT_COMPLETION: on");
        assertThat(list.at("/messages/0/buttons").findValuesAsText("action")).contains("flags:show:ENABLE_VOICE");

        presses(RunningService.ADMIN, "show:ENABLE_VOICE");
        var done = presses(RunningService.ADMIN, "on:ENABLE_VOICE");

        assertThat(done.at("/messages/0/text").asText()).startsWith("Done.").contains("ENABLE_VOICE", "is on");
        assertThat(flag("ENABLE_VOICE").lastChange().actor()).isEqualTo("telegram " + RunningService.ADMIN);
        presses(RunningService.ADMIN, "undo:ENABLE_VOICE");
        assertThat(flag("ENABLE_VOICE").definition()).contains("\"defaultVariant\":\"off\"");
    }

    @Test
    void aTypedChangeKeepsItsReasonAndAWrongOneIsExplained() {
        says(RunningService.ADMIN, "/flags ENABLE_IMAGES on because <b>we</b> & they asked");
        assertThat(flag("ENABLE_IMAGES").lastChange().reason()).isEqualTo("because <b>we</b> & they asked");
        assertThat(says(RunningService.ADMIN, "/flags ENABLE_IMAGES")
                        .at("/messages/0/text")
                        .asText())
                .contains("&lt;b&gt;we&lt;/b&gt; &amp; they asked");

        assertThat(says(RunningService.ADMIN, "/flags <x>")
                        .at("/messages/0/text")
                        .asText())
                .isEqualTo("There is no flag &lt;x&gt;.");
        assertThat(says(RunningService.ADMIN, "/flags ENABLE_IMAGES explode")
                        .at("/messages/0/text")
                        .asText())
                .contains("rollout");
        assertThat(says(RunningService.ADMIN, "/flags ENABLE_IMAGES off " + "x".repeat(501))
                        .at("/messages/0/text")
                        .asText())
                .contains("500");
    }

    @Test
    void aRolloutBeginsFromTheChat() {
        assertThat(presses(RunningService.ADMIN, "rollout:ENABLE_DYNAMIC_QUIZ")
                        .at("/messages/0/text")
                        .asText())
                .contains("1 %", "started");
    }

    @Test
    void whoIsNoAdministratorAnyMoreIsNotAnsweredAndChangesNothing() {
        var before = flag("ENABLE_STREAMING").version();

        handle(update(99, "{\"to\": \"flags\", \"action\": \"off:ENABLE_STREAMING\"}", """
                {"callback_query": {"from": {"id": 99, "language_code": "en"}}}"""));

        assertThat(flag("ENABLE_STREAMING").version()).isEqualTo(before);
    }

    @Test
    void aRepeatUndoesNothingTwice() {
        presses(RunningService.ADMIN, "off:USE_CHAT_COMPLETION");
        var undo = press(RunningService.ADMIN, "undo:USE_CHAT_COMPLETION");

        handle(undo);
        var version = flag("USE_CHAT_COMPLETION").version();
        handle(undo);

        assertThat(flag("USE_CHAT_COMPLETION").version()).isEqualTo(version);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfAnUpdateIsSurvived() {
        return Contracts.examples(UPDATE).stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.name(),
                        () -> handle(Event.of(
                                        UUID.randomUUID(),
                                        UPDATE,
                                        "telegram.update",
                                        "1",
                                        Instant.EPOCH,
                                        example.data())
                                .with("route", "flags"))));
    }

    private static io.soulnear.flags.flag.domain.Flag flag(String key) {
        return service.bean(FlagChanges.class).flag(key).orElseThrow();
    }

    private static JsonNode says(long person, String text) {
        var message = JSON.createObjectNode();
        message.putObject("from").put("id", person).put("language_code", "en");
        message.put("text", text);
        return answered(update(person, "{\"to\": \"flags\"}", "{\"message\": " + message + "}"));
    }

    private static JsonNode presses(long person, String action) {
        return answered(press(person, action));
    }

    private static Event press(long person, String action) {
        return update(person, "{\"to\": \"flags\", \"action\": \"" + action + "\"}", """
                {"callback_query": {"from": {"id": %d, "language_code": "en"}}}""".formatted(person));
    }

    private static Event update(long chat, String route, String update) {
        var data = "{\"botId\": 1, \"updateId\": 1, \"chatId\": %d, \"route\": %s, \"update\": %s}"
                .formatted(chat, route, update);
        return Event.of(UUID.randomUUID(), UPDATE, "telegram.update", "" + chat, Instant.EPOCH, data)
                .with("route", "flags");
    }

    private static JsonNode answered(Event update) {
        handle(update);
        return await().until(() -> replies(update), replies -> !replies.isEmpty())
                .getFirst();
    }

    private static List<JsonNode> replies(Event update) {
        return service.replies().stream()
                .map(AdminUpdatesTest::json)
                .filter(reply ->
                        reply.path("causedBy").asText().equals(update.id().toString()))
                .peek(reply -> Contracts.validate("io.soulnear.telegram.reply-requested.v1", reply.toString()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void handle(Event event) {
        service.bean(AdminUpdates.class).handle(event);
    }
}
