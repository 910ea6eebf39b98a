package io.soulnear.gateway.draft.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.soulnear.gateway.bot.Answer;
import io.soulnear.gateway.bot.BotApi;
import io.soulnear.gateway.delivery.domain.Characters;
import io.soulnear.gateway.delivery.domain.Verdict;
import io.soulnear.gateway.draft.application.Canvas;
import io.soulnear.gateway.draft.application.Frame;
import io.soulnear.gateway.typing.Typing;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Drafts through the Bot API. A draft takes the place of "typing"; beside a half message that goes on. */
@Singleton
final class BotCanvas implements Canvas {
    private static final int MOST_UNITS = 4096;
    private static final String UNFINISHED = " …";
    private static final JsonFactory JSON = new JsonFactory();

    private final BotApi bot;
    private final Typing typing;

    BotCanvas(BotApi bot, Typing typing) {
        this.bot = bot;
        this.typing = typing;
    }

    @Override
    public Result draft(Frame frame) {
        var text = fitting(frame.text(), MOST_UNITS);
        if (Characters.invisible(text)) {
            return new Result.Failed();
        }
        return switch (bot.sendMessageDraft(frame.chatId(), frame.draftId(), text)) {
            case Answer.Ok _ -> {
                typing.stop(frame.chatId());
                yield new Result.Shown(0);
            }
            case Answer.Refused refused when isUnsupported(refused) -> new Result.Unsupported();
            case Answer answer -> failure(answer);
        };
    }

    @Override
    public Result begin(Frame frame) {
        return switch (bot.sendMessage(frame.chatId(), unfinished(frame), List.of())) {
            case Answer.Ok(var body) -> sent(body);
            case Answer answer -> failure(answer);
        };
    }

    @Override
    public Result go(Frame frame, long messageId) {
        return switch (bot.editMessageText(frame.chatId(), messageId, unfinished(frame), List.of())) {
            case Answer.Ok _ -> new Result.Shown(messageId);
            case Answer answer -> failure(answer);
        };
    }

    /** The methods are missing on older servers, and the drafts of some bots and chats are refused as invalid. */
    private static boolean isUnsupported(Answer.Refused refused) {
        return switch (refused.status()) {
            case 400 -> !refused.description().toLowerCase(Locale.ROOT).contains("chat not found");
            case 404, 405, 501 -> true;
            default -> false;
        };
    }

    private static Result failure(Answer answer) {
        return switch (answer) {
            case Answer.Refused(var status, var description, var retryAfter) ->
                switch (Verdict.on(status, description, retryAfter)) {
                    case Verdict.Wait(var time) -> new Result.Later(time);
                    case Verdict.Again(var trace) when trace == Verdict.Trace.MAYBE_DELIVERED -> new Result.Lost();
                    default -> new Result.Failed();
                };
            case Answer.Lost _ -> new Result.Lost();
            case Answer.NotSent _, Answer.Ok _ -> new Result.Failed();
        };
    }

    private static BotApi.Text unfinished(Frame frame) {
        return new BotApi.Text(fitting(frame.text(), MOST_UNITS - UNFINISHED.length()) + UNFINISHED, null);
    }

    /** The end of a text that is too long: that is where it grows. */
    private static String fitting(String text, int limit) {
        var clean = Characters.clean(text);
        if (clean.length() <= limit) {
            return clean;
        }
        var from = clean.length() - limit + 1;
        return "…" + clean.substring(Character.isLowSurrogate(clean.charAt(from)) ? from + 1 : from);
    }

    private static Result sent(byte[] body) {
        try (var json = JSON.createParser(body)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("message_id")
                        && json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                    return new Result.Shown(json.getLongValue());
                }
            }
        } catch (IOException e) {
            return new Result.Lost();
        }
        return new Result.Lost();
    }
}
