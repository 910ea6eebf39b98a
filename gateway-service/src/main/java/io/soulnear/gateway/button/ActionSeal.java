package io.soulnear.gateway.button;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a button's action so that only this bot can make it and only its chat can press it: {@code 1.<action>.<tag>},
 * where the tag is the beginning of HMAC-SHA256 over bot, chat and action. 72 bits are plenty for something that is
 * guessed online, one press at a time.
 */
public final class ActionSeal {
    /** Telegram's limit for callback data, in bytes. */
    static final int MAX_BYTES = 64;

    private static final String VERSION = "1.";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int TAG_BYTES = 9;
    private static final int TAG_CHARS = 12;

    private final SecretKeySpec key;
    private final long botId;

    /** Seals with a key derived from the bot's token, so that a new token makes old buttons stale. */
    public ActionSeal(String botToken, long botId) {
        var token = new SecretKeySpec(botToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.key = new SecretKeySpec(hmac(token, "callback-data"), ALGORITHM);
        this.botId = botId;
    }

    /**
     * The callback data of a button.
     *
     * @throws IllegalArgumentException when the result would exceed Telegram's 64 bytes or the action is not printable
     *     ASCII or holds a quote or a backslash
     */
    public String seal(long chatId, String action) {
        if (action.isEmpty() || action.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '"' || c == '\\')) {
            throw new IllegalArgumentException("A button's action must be printable ASCII without quotes");
        }
        var sealed = VERSION + action + "." + tag(chatId, action);
        if (sealed.length() > MAX_BYTES) {
            throw new IllegalArgumentException("A button's action is too long: " + action.length() + " bytes");
        }
        return sealed;
    }

    /** The action, if this bot made that button for that chat. */
    public Optional<String> open(long chatId, String data) {
        if (data.length() <= VERSION.length() + TAG_CHARS + 1
                || data.length() > MAX_BYTES
                || !data.startsWith(VERSION)) {
            return Optional.empty();
        }
        var end = data.length() - TAG_CHARS - 1;
        if (data.charAt(end) != '.') {
            return Optional.empty();
        }
        var action = data.substring(VERSION.length(), end);
        var given = data.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        var expected = tag(chatId, action).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, expected) ? Optional.of(action) : Optional.empty();
    }

    private String tag(long chatId, String action) {
        var mac = hmac(key, botId + "|" + chatId + "|" + action);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, TAG_BYTES));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
