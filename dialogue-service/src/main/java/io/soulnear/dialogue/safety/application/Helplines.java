package io.soulnear.dialogue.safety.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Value;
import io.soulnear.runtime.Language;
import io.soulnear.runtime.Misconfiguration;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom to call, by country. The table is data: {@code safety/helplines.json}, or the file that {@code HELPLINES_FILE} names. */
@Singleton
public final class Helplines {
    /**
     * One line that is answered by people.
     *
     * @param country ISO 3166 code, or {@code *} for anywhere
     * @param number as it is dialled
     * @param name whom one reaches, per language
     * @param source where this was read
     */
    record Helpline(String country, String number, Map<String, String> name, String source) {}

    /**
     * @param countries the countries whose lines are shown, per region or language of Telegram's {@code language_code}
     * @param defaults the same per language of the answer, when the code says nothing of a country
     */
    record Table(Map<String, List<String>> countries, Map<String, List<String>> defaults, List<Helpline> lines) {}

    private final Table table;

    public Helplines(ObjectMapper json, @Value("${soulnear.safety.helplines}") String file) {
        try (var in = open(file)) {
            table = json.readValue(in, Table.class);
        } catch (IOException e) {
            throw new Misconfiguration("HELPLINES_FILE names a file that can't be read");
        }
        for (var language : Language.values()) {
            if (lines(language, null).isEmpty()) {
                throw new Misconfiguration("HELPLINES_FILE holds no line for " + language.code());
            }
        }
    }

    private static InputStream open(String file) throws IOException {
        if (!file.isBlank()) {
            return Files.newInputStream(Path.of(file));
        }
        var in = Helplines.class.getResourceAsStream("/safety/helplines.json");
        if (in == null) {
            throw new IllegalStateException("The table of helplines is not on the class path");
        }
        return in;
    }

    /**
     * The lines for a person, one a row: number, then whom one reaches. Never empty.
     *
     * @param languageCode Telegram's language of the person ({@code en-GB}, {@code uk}), as the only hint of a country
     */
    public String lines(Language language, @Nullable String languageCode) {
        var countries = countries(language, languageCode);
        var lines = new StringBuilder();
        for (var country : countries) {
            for (var line : table.lines()) {
                if (line.country().equals(country)) {
                    lines.append(lines.isEmpty() ? "" : "\n")
                            .append("• ")
                            .append(line.number())
                            .append(" — ")
                            .append(line.name().get(language.code()));
                }
            }
        }
        return lines.toString();
    }

    /** All numbers of the table, as they are dialled. */
    public List<String> numbers() {
        return table.lines().stream().map(Helpline::number).toList();
    }

    private List<String> countries(Language language, @Nullable String languageCode) {
        var defaults = table.defaults().getOrDefault(language.code(), List.of());
        if (languageCode == null) {
            return defaults;
        }
        var code = languageCode.toLowerCase(Locale.ROOT).replace('_', '-');
        var known = table.countries().get(code);
        return known != null ? known : table.countries().getOrDefault(code.split("-", 2)[0], defaults);
    }
}
