package io.soulnear.journeys.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.telegram.Act;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatPageTest {
    private static final String TOKEN = "4242:browser-test";
    private TelegramSimulator telegram;
    private ScriptedBot bot;

    @BeforeEach
    void start() throws Exception {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
        bot = ScriptedBot.start(telegram.url(), TOKEN);
    }

    @AfterEach
    void stop() {
        bot.close();
        telegram.close();
    }

    @Test
    void aPersonStartsTalksAndPressesButtons() {
        try (var window = ChatWindow.open(telegram.url(), "ru-RU", 1280, 860)) {
            window.pressesStart();
            window.sees("Здравствуй, Анна!");
            window.seesFormatted("b", "Анна");
            window.types("Как дела?");
            window.seesOwn("Как дела?");
            window.sees("Эхо: Как дела?");
            window.presses("Поговорить");
            window.sees("Выбрано: talk");
            window.seesToast("Готово");
            window.choosesCommand("/menu");
            window.sees("Главное меню");
            window.types("подумай");
            window.seesTyping();
            window.seesAllReceived();

            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void whatPeopleWriteIsNeverMarkup() {
        try (var window = ChatWindow.open(telegram.url(), "ru-RU", 1280, 860)) {
            window.pressesStart();
            window.types("<img src=x onerror=\"document.title='owned'\"><b>нет</b>");

            window.sees("Эхо: <img src=x onerror=\"document.title='owned'\"><b>нет</b>");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void severalPeopleTalkSideBySide() {
        try (var window = ChatWindow.open(telegram.url(), "en-GB", 1280, 860)) {
            window.pressesStart();
            window.sees("Здравствуй, Anna!");
            window.addsPerson("James", "en");
            window.pressesStart();
            window.sees("Здравствуй, James!");
            telegram.person(1001, "Anna", "en").says("hello from elsewhere");
            window.seesUnread("Anna", 1);
            window.putsBeside("Anna");
            window.sees("Эхо: hello from elsewhere");

            assertThat(telegram.person(1002, "James", "en").replies())
                    .extracting(Message::text)
                    .containsExactly("Здравствуй, James!");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void whoComesLastIsNotLostAmongManyPeople() {
        for (int id = 2_001; id <= 2_300; id++) {
            telegram.person(id, "Guest " + id, "en");
        }
        try (var window = ChatWindow.open(telegram.url(), "en-GB", 1280, 860)) {
            window.addsPerson("Zoe", "en");
            window.pressesStart();
            window.sees("Здравствуй, Zoe!");
            window.types("hello");
            window.sees("Эхо: hello");
            window.seesAllReceived();

            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void aStoppedBotIsStartedAgain() {
        try (var window = ChatWindow.open(telegram.url(), "ru-RU", 1280, 860)) {
            window.pressesStart();
            window.sees("Здравствуй, Анна!");
            window.stopsTheBot();
            window.pressesStart();
            window.types("снова здесь");
            window.sees("Эхо: снова здесь");
        }
    }

    @Test
    void thePageSpeaksBothLanguages() {
        try (var window = ChatWindow.open(telegram.url(), "ru-RU", 1280, 860)) {
            window.seesHeading("Новый собеседник");
            window.switchesLanguage();
            window.seesHeading("New person");
        }
    }

    @Test
    void itWorksOnAPhoneAndShowsPictures() throws IOException {
        try (var window = ChatWindow.open(telegram.url(), "ru-RU", 390, 800)) {
            window.becomes("Анна");
            window.pressesStart();
            window.sees("Здравствуй, Анна!");
            telegram.person(1001, "Анна", "ru").does(new Act.Photo(picture(), "закат"));

            window.seesPicture();
            window.seesOwn("закат");
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, 320, 200);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
