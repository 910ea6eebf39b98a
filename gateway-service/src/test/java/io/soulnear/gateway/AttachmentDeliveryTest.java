package io.soulnear.gateway;

import static io.soulnear.gateway.RunningGateway.PATIENCE;
import static io.soulnear.gateway.RunningGateway.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.soulnear.sandbox.telegram.Attachment;
import io.soulnear.sandbox.telegram.Fault;
import io.soulnear.sandbox.telegram.Fault.Kind;
import io.soulnear.sandbox.telegram.Message;
import io.soulnear.sandbox.telegram.Person;
import io.soulnear.sandbox.telegram.SimulatorOptions;
import io.soulnear.sandbox.telegram.TelegramSimulator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AttachmentDeliveryTest {
    private static final AtomicLong IDS = new AtomicLong(700);
    private static TelegramSimulator telegram;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        telegram = TelegramSimulator.start(SimulatorOptions.of(TOKEN));
        gateway = RunningGateway.start(telegram.url());
    }

    @AfterEach
    void healthy() {
        telegram.clearFaults();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        telegram.close();
    }

    private static Person someone() {
        var person = telegram.person(IDS.incrementAndGet(), "Анна", "ru");
        person.says("hi");
        return person;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] picture() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static List<Message> awaitReplies(Person person, int count) {
        return await().atMost(PATIENCE).until(person::replies, replies -> replies.size() == count);
    }

    private static <A extends Attachment> A carried(Message message, Class<A> kind) {
        return kind.cast(Objects.requireNonNull(message.attachment()));
    }

    private static byte[] download(String fileId) throws IOException, InterruptedException {
        var address = URI.create(telegram.url() + "/control/files/" + fileId);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }

    @Test
    void aPictureArrivesWithItsCaptionAndItsButtons() throws Exception {
        var person = someone();

        gateway.publish(gateway.reply(person.id(), """
                [{"text":"<b>Твой</b> месяц","format":"html","photo":{"data":"%s"},
                  "buttons":[[{"text":"Меню","action":"profile:menu"}]]}]
                """.formatted(base64(picture()))));

        var reply = awaitReplies(person, 1).getFirst();
        assertThat(reply.text()).isEqualTo("Твой месяц");
        assertThat(reply.entities()).hasSize(1);
        assertThat(reply.buttons()).hasSize(1);
        var photo = carried(reply, Attachment.Photo.class);
        assertThat(photo.width()).isEqualTo(40);
        assertThat(download(photo.fileId())).isEqualTo(picture());
    }

    @Test
    void aFileArrivesUnderItsNameAsItWas() throws Exception {
        var person = someone();
        var content = "{\"имя\":\"Анна\"}".getBytes(StandardCharsets.UTF_8);

        gateway.publish(gateway.reply(person.id(), """
                [{"text":"","document":{"name":"мои данные.json","mimeType":"application/json","data":"%s"}}]
                """.formatted(base64(content))));

        var document = carried(awaitReplies(person, 1).getFirst(), Attachment.Document.class);
        assertThat(document.name()).isEqualTo("мои данные.json");
        assertThat(document.mimeType()).isEqualTo("application/json");
        assertThat(download(document.fileId())).isEqualTo(content);
    }

    @Test
    void aFileOfTwelveMegabytesPassesThroughKafka() throws Exception {
        var person = someone();
        var content = new byte[12_000_000];
        new Random(7).nextBytes(content);

        gateway.publish(gateway.reply(person.id(), """
                [{"text":"","document":{"name":"large.bin","mimeType":"application/octet-stream","data":"%s"}}]
                """.formatted(base64(content))));

        var document = carried(awaitReplies(person, 1).getFirst(), Attachment.Document.class);
        assertThat(download(document.fileId())).isEqualTo(content);
    }

    @Test
    void aTextThatIsTooLongForACaptionGoesOnInAMessageOfItsOwn() throws Exception {
        var person = someone();
        var text = "Слово за словом. ".repeat(100).strip();

        gateway.publish(gateway.reply(person.id(), """
                [{"text":"%s","photo":{"data":"%s"},"buttons":[[{"text":"Меню","action":"profile:menu"}]]}]
                """.formatted(text, base64(picture()))));

        var replies = awaitReplies(person, 2);
        assertThat(replies.getFirst().attachment()).isInstanceOf(Attachment.Photo.class);
        assertThat(replies.getFirst().text()).hasSizeBetween(513, 1024).endsWith("словом.");
        assertThat(replies.getFirst().buttons()).isEmpty();
        assertThat(replies.getLast().buttons()).hasSize(1);
        assertThat(replies.getFirst().text() + " " + replies.getLast().text()).isEqualTo(text);
    }

    @Test
    void whatTelegramTakesForNoPictureDoesNotKeepTheTextBack() {
        var person = someone();

        gateway.publish(
                gateway.reply(person.id(), """
                [{"text":"the text","photo":{"data":"%s"}},{"text":"the next"}]
                """.formatted(base64("no picture".getBytes(StandardCharsets.UTF_8)))));

        assertThat(awaitReplies(person, 2)).extracting(Message::text).containsExactly("the text", "the next");
    }

    @Test
    void aPictureWaitsAsLongAsTelegramSaysAndIsSentOnce() throws Exception {
        var person = someone();
        telegram.fault(Fault.of(Kind.TOO_MANY_REQUESTS)
                .onMethod("sendPhoto")
                .inChat(person.id())
                .times(1));

        gateway.publish(gateway.reply(
                person.id(), "[{\"text\":\"a\",\"photo\":{\"data\":\"" + base64(picture()) + "\"}},{\"text\":\"b\"}]"));

        assertThat(awaitReplies(person, 2)).extracting(Message::text).containsExactly("a", "b");
    }
}
