package io.soulnear.gateway.delivery.telegram;

import io.soulnear.gateway.bot.Answer;
import io.soulnear.gateway.bot.BotApi;
import io.soulnear.gateway.button.ActionSeal;
import io.soulnear.gateway.delivery.application.Telegram;
import io.soulnear.gateway.delivery.domain.Attachment;
import io.soulnear.gateway.delivery.domain.Characters;
import io.soulnear.gateway.delivery.domain.Message;
import io.soulnear.gateway.delivery.domain.Verdict;
import io.soulnear.runtime.Pseudonyms;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Singleton
final class BotTelegram implements Telegram {
    private static final Logger LOG = LoggerFactory.getLogger(BotTelegram.class);
    private static final int LOGGED_DESCRIPTION = 80;

    private final BotApi bot;
    private final ActionSeal seal;
    private final Pseudonyms pseudonyms;

    BotTelegram(BotApi bot, ActionSeal seal, Pseudonyms pseudonyms) {
        this.bot = bot;
        this.seal = seal;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public Verdict send(long chatId, Message piece) {
        return verdict(chatId, call(chatId, piece));
    }

    @Override
    public Verdict replace(long chatId, long messageId, Message piece) {
        var answer = bot.editMessageText(chatId, messageId, text(piece), keyboard(chatId, piece));
        var isGone = answer instanceof Answer.Refused refused
                && refused.description().toLowerCase(Locale.ROOT).contains("message to edit not found");
        return isGone ? new Verdict.Refused() : verdict(chatId, answer);
    }

    private Verdict verdict(long chatId, Answer answer) {
        return switch (answer) {
            case Answer.Ok _ -> new Verdict.Delivered();
            case Answer.NotSent _ -> new Verdict.Again(Verdict.Trace.NONE);
            case Answer.Lost _ -> new Verdict.Again(Verdict.Trace.MAYBE_DELIVERED);
            case Answer.Refused refused -> judge(chatId, refused);
        };
    }

    private Answer call(long chatId, Message piece) {
        var text = text(piece);
        var keyboard = keyboard(chatId, piece);
        return switch (piece.attachment()) {
            case null -> bot.sendMessage(chatId, text, keyboard);
            case Attachment.Photo(var data) -> bot.sendPhoto(chatId, data, text, keyboard);
            case Attachment.Document document ->
                bot.sendDocument(
                        chatId, new BotApi.File(document.name(), document.mimeType(), document.data()), text, keyboard);
        };
    }

    private static BotApi.Text text(Message piece) {
        return new BotApi.Text(piece.text(), piece.format() == Message.Format.HTML ? "HTML" : null);
    }

    private Verdict judge(long chatId, Answer.Refused refused) {
        var verdict = Verdict.on(refused.status(), refused.description(), refused.retryAfterSeconds());
        if (verdict instanceof Verdict.Refused || refused.status() == 401 || refused.status() == 404) {
            LOG.error(
                    "Telegram refuses a message to {}: {} {}",
                    pseudonyms.of(chatId),
                    refused.status(),
                    harmless(refused.description()));
        }
        return verdict;
    }

    /** Telegram quotes parts of the message in its explanations. */
    private static String harmless(String description) {
        var words = description.replaceAll("[\"'«“].*", "…").replaceAll("[^A-Za-z0-9 :,._…-]", "");
        return words.substring(0, Math.min(words.length(), LOGGED_DESCRIPTION));
    }

    private List<List<BotApi.Key>> keyboard(long chatId, Message piece) {
        return piece.buttons().stream()
                .map(row -> row.stream()
                        .filter(button -> !Characters.invisible(button.text()))
                        .map(button ->
                                new BotApi.Key(Characters.clean(button.text()), seal.seal(chatId, button.action())))
                        .toList())
                .filter(row -> !row.isEmpty())
                .toList();
    }
}
