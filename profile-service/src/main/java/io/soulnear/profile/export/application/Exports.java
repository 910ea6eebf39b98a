package io.soulnear.profile.export.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.messaging.Transactions;
import io.soulnear.profile.reply.Attachment;
import io.soulnear.profile.reply.Message;
import io.soulnear.profile.reply.Replies;
import io.soulnear.runtime.Intake;
import io.soulnear.runtime.Texts;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what all services keep about a person, and hands it to them as one file. */
@Singleton
final class Exports implements Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final long MILLIS_BETWEEN_LOOKS = 500;
    /** After this long the person is told that it does not work now. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    /** What the gateway takes. */
    private static final int LARGEST = 11_000_000;

    private final Transactions transactions;
    private final ExportRequests requests;
    private final List<Source> sources;
    private final Replies replies;
    private final Texts texts;
    private final ObjectMapper json;
    private final Clock clock;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("exports").factory());

    Exports(
            Transactions transactions,
            ExportRequests requests,
            List<Source> sources,
            Replies replies,
            Texts texts,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.requests = requests;
        this.sources =
                sources.stream().sorted(Comparator.comparing(Source::name)).toList();
        this.replies = replies;
        this.texts = texts;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void open() {
        var _ = rounds.scheduleWithFixedDelay(
                this::look, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        rounds.close();
    }

    /** Nothing is lost when a look fails: the next one sees the same wishes. */
    private void look() {
        try {
            transactions.callSingle(requests::open).forEach(this::fulfil);
        } catch (RuntimeException e) {
            LOG.warn("Exports could not be looked at: {}", e.getClass().getName());
        }
    }

    private void fulfil(ExportRequests.Wish wish) {
        try {
            var document = document(gathered(wish.chat()));
            answer(wish, new Message(texts.get(wish.language(), "export.done"), List.of(), document));
        } catch (IOException e) {
            LOG.warn("An export waits: {}", e.getClass().getName());
            if (wish.at().plus(PATIENCE).isBefore(clock.instant())) {
                answer(wish, Message.of(texts.get(wish.language(), "export.failed")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(ExportRequests.Wish wish, Message message) {
        transactions.call(tx -> {
            if (requests.close(tx, wish.chat())) {
                replies.append(tx, wish.chat(), wish.causedBy(), message);
            }
            return wish;
        });
    }

    private byte[] gathered(long chat) throws IOException, InterruptedException {
        var copy = json.createObjectNode();
        copy.put("exportedAt", clock.instant().toString());
        copy.put("chatId", chat);
        for (var source : sources) {
            copy.set(source.name(), json.readTree(source.holdings(chat)));
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(copy);
    }

    private static Attachment document(byte[] copy) throws IOException {
        return copy.length <= LARGEST
                ? new Attachment.Document(
                        "soulnear.json", "application/json", Base64.getEncoder().encodeToString(copy))
                : new Attachment.Document(
                        "soulnear.json.gz",
                        "application/gzip",
                        Base64.getEncoder().encodeToString(packed(copy)));
    }

    private static byte[] packed(byte[] copy) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(copy);
        }
        return out.toByteArray();
    }
}
