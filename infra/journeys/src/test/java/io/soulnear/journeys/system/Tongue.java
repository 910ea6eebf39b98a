package io.soulnear.journeys.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** A language that the system speaks, with all that the services say in it. */
@SuppressWarnings("ImmutableEnumChecker") // what was read of the bundles is only remembered
public enum Tongue {
    RUSSIAN("ru", "ru"),
    ENGLISH("en", "en-GB");

    private final String code;
    private final String telegramCode;
    private final ConcurrentHashMap<String, Properties> bundles = new ConcurrentHashMap<>();

    Tongue(String code, String telegramCode) {
        this.code = code;
        this.telegramCode = telegramCode;
    }

    /** What Telegram says of people who speak it. */
    public String telegramCode() {
        return telegramCode;
    }

    /** The other one. */
    public Tongue other() {
        return this == RUSSIAN ? ENGLISH : RUSSIAN;
    }

    /** One of two. */
    public <T> T either(T russian, T english) {
        return this == RUSSIAN ? russian : english;
    }

    /** A service's text as people see it, without markup. */
    public String text(String service, String key, Object... values) {
        var text = bundles.computeIfAbsent(service, this::load).getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(service + " has no text " + key);
        }
        var filled =
                values.length == 0 ? text : new MessageFormat(text.replace("'", "''"), Locale.of(code)).format(values);
        return filled.replaceAll("</?[bi]>", "");
    }

    private Properties load(String service) {
        var file = Home.PROJECT.resolve(service + "-service/src/main/resources/messages_" + code + ".properties");
        try (var reader = Files.newBufferedReader(file)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
