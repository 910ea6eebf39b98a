package io.soulnear.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsTest {
    private static final String STYLE_CHANGED = "io.soulnear.profile.style-changed.v1";
    private static final String ZONE_CHANGED = "io.soulnear.profile.time-zone-changed.v1";

    private LiveProfile profile;

    @BeforeAll
    void start() {
        profile = LiveProfile.start();
    }

    @AfterAll
    void end() {
        profile.close();
    }

    @BeforeEach
    void on() {
        profile.bean(SwitchedFlags.class).turnOn("ENABLE_STYLE_SETTINGS");
    }

    @ParameterizedTest
    @CsvSource({"ru, Как мне отвечать, деловой", "en, How I answer you, formal"})
    void whatIsChosenIsMarkedAndTold(String language, String heading, String formal) {
        var chat = new Chat(profile, language);
        chat.registers("Bo");
        assertThat(chat.types("/settings").text()).contains(heading).doesNotContain(formal);

        chat.presses("profile:set:tone");
        var chosen = chat.presses("profile:set:tone:formal");
        chat.presses("profile:set:personality:mentor");
        chat.presses("profile:set:length:detailed");

        assertThat(chosen.buttons()).contains("✓ " + formal);
        assertThat(chat.types("/settings").text()).contains(formal, "600");
        assertThat(profile.events(STYLE_CHANGED, chat.id(), 3).getLast())
                .isEqualTo(profile.json("""
                        {"chatId": %d, "tone": "formal", "personality": "mentor", "length": "detailed"}
                        """.formatted(chat.id())));
    }

    @Test
    void aPresetSetsAllAtOnceAndIsTheOnlyOneMarked() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");

        var presets = chat.presses("profile:set:preset:brief_coach");

        assertThat(presets.buttons())
                .contains("✓ Brief coach")
                .filteredOn(text -> text.startsWith("✓"))
                .hasSize(1);
        assertThat(presets.actions())
                .filteredOn(action -> action.contains("preset"))
                .hasSize(6);
        assertThat(chat.types("/settings").text()).contains("motivating", "coach", "100");
    }

    @Test
    void choosingTheSameAgainTellsNobody() {
        var chat = new Chat(profile, "en");
        chat.registers("Bo");
        chat.presses("profile:set:tone:sarcastic");
        chat.presses("profile:set:tone:sarcastic");
        chat.presses("profile:set:tone:rude");
        chat.presses("profile:set:length:brief");

        assertThat(profile.events(STYLE_CHANGED, chat.id(), 2)).hasSize(2);
    }

    @Test
    void whileSwitchedOffAFriendlyLineIsAllThereIs() {
        profile.bean(SwitchedFlags.class).turnOff("ENABLE_STYLE_SETTINGS");
        var chat = new Chat(profile, "en");
        chat.registers("Bo");

        for (var reply : List.of(chat.types("/settings"), chat.presses("profile:set:tone:formal"))) {
            assertThat(reply.text()).contains("my usual style");
            assertThat(reply.actions()).contains("profile:set:zone").noneMatch(action -> action.contains("tone"));
        }
        assertThat(profile.rows("select tone from style where chat_id = ?", chat.id()))
                .isEmpty();
    }

    @Test
    void theTimeZoneIsChosenOrTyped() {
        var chat = new Chat(profile, "ru");
        chat.registers("Аня");
        assertThat(chat.presses("profile:set:zone").buttons()).anyMatch(text -> text.startsWith("✓ Москва (UTC+3)"));

        assertThat(chat.presses("profile:set:zone:Asia/Tbilisi").buttons()).contains("✓ Тбилиси (UTC+4)");
        assertThat(chat.types("/settings Asia/Kathmandu").text()).contains("Asia/Kathmandu (UTC+5:45)");
        assertThat(chat.types("/settings Moon/Base").text()).contains("не знаю");
        chat.types("/menu");

        assertThat(profile.events(ZONE_CHANGED, chat.id(), 2))
                .extracting(zone -> zone.path("timeZone").asText())
                .containsExactly("Asia/Tbilisi", "Asia/Kathmandu");
        assertThat(profile.rows("select time_zone from person where chat_id = ?", chat.id()))
                .containsExactly("Asia/Kathmandu");
    }

    @Test
    void strangersAreReceivedFirst() {
        assertThat(new Chat(profile, "en").types("/settings").text()).contains("Let’s get to know each other first");
    }

    @Test
    void everyButtonOfTheRoomsIsHandled() {
        for (var language : List.of("ru", "en")) {
            var chat = new Chat(profile, language);
            chat.registers("Bo");
            var refusals = language.equals("ru")
                    ? List.of("устарела", "ошибка на моей стороне")
                    : List.of("out of date", "an error on my side");
            var open = new ArrayDeque<>(List.of("profile:set", "profile:me", "profile:premium"));
            var pressed = new HashSet<>(open);
            while (!open.isEmpty()) {
                var reply = chat.presses(open.remove());
                assertThat(reply.text()).isNotBlank().doesNotContain(refusals);
                for (var action : reply.actions()) {
                    assertThat(action).matches("\\p{ASCII}{1,40}");
                    var room = action.matches("profile:(set|me|premium|export)(:.*)?");
                    if (room && pressed.add(action)) {
                        open.add(action);
                    }
                }
            }
            assertThat(pressed).hasSizeGreaterThan(30);
        }
    }
}
