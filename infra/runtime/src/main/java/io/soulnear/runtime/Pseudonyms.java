package io.soulnear.runtime;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The names under which people appear in logs, metrics and traces. Without the secret nobody gets back to the chat. */
@Singleton
public final class Pseudonyms {
    private static final int LENGTH = 12;
    private final SecretKeySpec key;

    Pseudonyms(@Value("${soulnear.pseudonym-secret}") String secret) {
        if (secret.isBlank()) {
            throw new Misconfiguration("PSEUDONYM_SECRET is empty");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The same name for the same chat, everywhere and always, as long as the secret stays. */
    public String of(long chatId) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            var digest = mac.doFinal(Long.toString(chatId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
