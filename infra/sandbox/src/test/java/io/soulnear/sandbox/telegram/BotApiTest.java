package io.soulnear.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotApiTest {
    private TelegramSimulator telegram;
    private TestBot bot;
    private Person anna;

    @BeforeEach
    void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TestBot.TOKEN).answeringWithin(Duration.ofMillis(300)));
        bot = new TestBot(telegram.url());
        anna = telegram.person(42, "Anna", "ru");
        anna.says("/start");
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void theBotLearnsWhoItIs() throws Exception {
        var me = bot.call("getMe", Map.of()).result();

        assertThat(me.path("id").asLong()).isEqualTo(4242);
        assertThat(me.path("is_bot").asBoolean()).isTrue();
        assertThat(me.path("username").asText()).isEqualTo("soulnear_bot");
    }

    @Test
    void aWrongTokenIsUnauthorized() throws Exception {
        var answer = bot.raw("/bot4242:other/getMe", "application/json", new byte[0]);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().toString())
                .isEqualTo("{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        assertThat(bot.raw("/file/bot4242:other/photos/file_1.png", "text/plain", new byte[0])
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anUnknownMethodIsNotFound() throws Exception {
        assertThat(bot.call("sendTelepathy", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void aMessageArrivesAndComesBackAsTelegramWritesIt() throws Exception {
        var result = bot.send(42, "Привет").result();

        assertThat(result.path("chat").path("type").asText()).isEqualTo("private");
        assertThat(result.path("from").path("is_bot").asBoolean()).isTrue();
        assertThat(result.path("text").asText()).isEqualTo("Привет");
        assertThat(anna.replies()).extracting(Message::text).containsExactly("Привет");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "<b> </b>"})
    void aMessageWithoutTextIsRefused(String text) throws Exception {
        var answer = bot.sendHtml(42, text);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.description()).isEqualTo("Bad Request: message text is empty");
    }

    @Test
    void aMessageHolds4096Utf16UnitsAfterTheMarkupAndNotOneMore() throws Exception {
        assertThat(bot.sendHtml(42, "<b>" + "я".repeat(4096) + "</b>").status()).isEqualTo(200);
        assertThat(bot.send(42, "😀".repeat(2048)).status()).isEqualTo(200);

        var answer = bot.send(42, "😀".repeat(2048) + "a");

        assertThat(answer.description()).isEqualTo("Bad Request: message is too long");
        assertThat(anna.replies()).hasSize(2);
    }

    @Test
    void brokenMarkupIsRefusedWithItsReason() throws Exception {
        assertThat(bot.sendHtml(42, "a <b>b").description())
                .isEqualTo(
                        "Bad Request: can't parse entities: " + "Can't find end tag corresponding to start tag \"b\"");
        assertThat(bot.sendHtml(42, "<div>x</div>").description())
                .isEqualTo("Bad Request: can't parse entities: Unsupported start tag \"div\" at byte offset 0");
        assertThat(bot.call("sendMessage", Map.of("chat_id", 42, "text", "x", "parse_mode", "Wiki"))
                        .description())
                .isEqualTo("Bad Request: unsupported parse_mode");
    }

    @Test
    void entitiesMustLieWithinTheText() throws Exception {
        var beyond = List.of(Map.of("type", "bold", "offset", 2, "length", 9));
        var within = List.of(Map.of("type", "bold", "offset", 2, "length", 2));

        assertThat(bot.call("sendMessage", Map.of("chat_id", 42, "text", "abcd", "entities", beyond))
                        .status())
                .isEqualTo(400);
        assertThat(bot.call("sendMessage", Map.of("chat_id", 42, "text", "abcd", "entities", within))
                        .status())
                .isEqualTo(200);
        assertThat(anna.lastReply()).isNotNull();
        assertThat(anna.replies().getLast().entities()).hasSize(1);
    }

    @Test
    void halfASurrogatePairIsRefused() throws Exception {
        var body = "{\"chat_id\":42,\"text\":\"a\\ud83d\"}".getBytes(StandardCharsets.UTF_8);

        var answer = bot.raw("/bot" + TestBot.TOKEN + "/sendMessage", "application/json", body);

        assertThat(answer.description()).isEqualTo("Bad Request: strings must be encoded in UTF-8");
    }

    @Test
    void whatIsNoJsonIsRefused() throws Exception {
        for (var body : List.of("{\"chat_id\":", "[]", "7")) {
            assertThat(bot.raw(
                                    "/bot" + TestBot.TOKEN + "/sendMessage",
                                    "application/json",
                                    body.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void onlyPeopleWhoWroteFirstCanBeWrittenTo() throws Exception {
        telegram.person(43, "Boris", "en");

        assertThat(bot.send(44, "hi").description()).isEqualTo("Bad Request: chat not found");
        assertThat(bot.call("sendMessage", Map.of("text", "hi")).description())
                .isEqualTo("Bad Request: chat_id is empty");
        assertThat(bot.send(43, "hi").description())
                .isEqualTo("Forbidden: bot can't initiate conversation with a user");
        anna.blocks();
        var answer = bot.send(42, "hi");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.description()).isEqualTo("Forbidden: bot was blocked by the user");
        anna.unblocks();
        assertThat(bot.send(42, "hi").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"1,200", "64,200", "65,400", "0,400"})
    void callbackDataIsOneTo64Bytes(int bytes, int status) throws Exception {
        var answer = bot.offer(42, "Choose", Map.of("A", "x".repeat(bytes)));

        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.description()).isEqualTo("Bad Request: BUTTON_DATA_INVALID");
        }
    }

    @Test
    void callbackDataIsCountedInBytesNotInLetters() throws Exception {
        assertThat(bot.offer(42, "Choose", Map.of("A", "я".repeat(33))).status())
                .isEqualTo(400);
    }

    @Test
    void anEditMustChangeSomethingThatIsThere() throws Exception {
        var id = bot.send(42, "one").result().path("message_id").asLong();

        assertThat(edit(id, "one").description()).startsWith("Bad Request: message is not modified");
        assertThat(edit(9999, "two").description()).isEqualTo("Bad Request: message to edit not found");
        assertThat(edit(1, "two").description()).isEqualTo("Bad Request: message can't be edited");
        assertThat(edit(id, "two").status()).isEqualTo(200);
        assertThat(anna.replies()).extracting(Message::text).containsExactly("two");
    }

    private TestBot.Answer edit(long id, String text) throws Exception {
        return bot.call("editMessageText", Map.of("chat_id", 42, "message_id", id, "text", text));
    }

    @Test
    void aKeyboardCanBeTakenAway() throws Exception {
        var id = bot.offer(42, "Choose", Map.of("A", "a"))
                .result()
                .path("message_id")
                .asLong();

        bot.call("editMessageReplyMarkup", Map.of("chat_id", 42, "message_id", id));

        assertThat(anna.lastKeyboard()).isEmpty();
        assertThat(anna.replies()).extracting(Message::text).containsExactly("Choose");
    }

    @Test
    void aDeletedMessageIsGone() throws Exception {
        var id = bot.send(42, "oops").result().path("message_id").asLong();

        assertThat(bot.call("deleteMessage", Map.of("chat_id", 42, "message_id", id))
                        .status())
                .isEqualTo(200);
        assertThat(bot.call("deleteMessage", Map.of("chat_id", 42, "message_id", id))
                        .description())
                .isEqualTo("Bad Request: message to delete not found");
        assertThat(anna.replies()).isEmpty();
    }

    @Test
    void aCallbackIsAnsweredInTimeOrNotAtAll() throws Exception {
        bot.offer(42, "Choose", Map.of("A", "a"));
        bot.poll(0);
        anna.presses("A");
        var id = bot.poll(1).getFirst().path("callback_query").path("id").asText();

        assertThat(answerCallback(id).status()).isEqualTo(200);
        assertThat(telegram.counters().callbacks()).isEqualTo(1);
        assertThat(answerCallback("12345678901").description())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(answerCallback(id).status()).isEqualTo(400));
    }

    private TestBot.Answer answerCallback(String id) throws Exception {
        return bot.call("answerCallbackQuery", Map.of("callback_query_id", id));
    }

    @Test
    void aDraftNeedsAnIdAndLeavesNoMessage() throws Exception {
        assertThat(bot.call("sendMessageDraft", Map.of("chat_id", 42, "draft_id", 0, "text", "Hm"))
                        .status())
                .isEqualTo(400);
        assertThat(bot.call("sendMessageDraft", Map.of("chat_id", 42, "draft_id", 7, "text", "Hm"))
                        .status())
                .isEqualTo(200);
        assertThat(anna.replies()).isEmpty();
        assertThat(telegram.counters().drafts()).isEqualTo(1);
    }

    @Test
    void onlyRealChatActionsCount() throws Exception {
        assertThat(bot.call("sendChatAction", Map.of("chat_id", 42, "action", "typing"))
                        .status())
                .isEqualTo(200);
        assertThat(bot.call("sendChatAction", Map.of("chat_id", 42, "action", "yawning"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void argumentsMayComeAsQueryFormOrJson() throws Exception {
        var path = "/bot" + TestBot.TOKEN + "/sendMessage";

        bot.raw(path + "?chat_id=42&text=query", "text/plain", new byte[0]);
        bot.raw(
                path,
                "application/x-www-form-urlencoded",
                "chat_id=42&text=%D1%84%D0%BE%D1%80%D0%BC%D0%B0".getBytes(StandardCharsets.UTF_8));
        bot.send(42, "json");

        assertThat(anna.replies()).extracting(Message::text).containsExactly("query", "форма", "json");
    }

    @Test
    void aPhotoIsUploadedSentAgainByItsIdAndDownloaded() throws Exception {
        var picture = picture();
        var sent = bot.upload("sendPhoto", Map.of("chat_id", "42", "caption", "Вот"), "photo", picture)
                .result();
        var fileId = sent.path("photo").path(0).path("file_id").asText();

        bot.call("sendPhoto", Map.of("chat_id", 42, "photo", fileId));
        var path = bot.call("getFile", Map.of("file_id", fileId))
                .result()
                .path("file_path")
                .asText();

        assertThat(sent.path("caption").asText()).isEqualTo("Вот");
        assertThat(anna.replies())
                .extracting(Message::attachment)
                .containsOnly(new Attachment.Photo(fileId, 3, 2, picture.length));
        assertThat(bot.download(path)).isEqualTo(picture);
    }

    @Test
    void whatIsNoPictureIsNoPhotoButMayBeADocument() throws Exception {
        var file = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(bot.upload("sendPhoto", Map.of("chat_id", "42"), "photo", file)
                        .description())
                .isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
        assertThat(bot.upload("sendDocument", Map.of("chat_id", "42"), "document", file)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void commandsAreKeptByLanguage() throws Exception {
        var russian = List.of(Map.of("command", "start", "description", "Начать"));
        bot.call("setMyCommands", Map.of("commands", russian, "language_code", "ru"));
        bot.call("setMyCommands", Map.of("commands", List.of(Map.of("command", "start", "description", "Begin"))));

        assertThat(bot.call("getMyCommands", Map.of("language_code", "ru"))
                        .result()
                        .toString())
                .contains("Начать");
        assertThat(bot.call("getMyCommands", Map.of()).result().toString()).contains("Begin");
        assertThat(bot.call("setMyCommands", Map.of("commands", List.of(Map.of("command", "Bad!", "description", "x"))))
                        .description())
                .isEqualTo("Bad Request: BOT_COMMAND_INVALID");
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
