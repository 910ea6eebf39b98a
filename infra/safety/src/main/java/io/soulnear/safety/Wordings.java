package io.soulnear.safety;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the wording that is looked for: of a crisis in what people write, of harm in what models answer. */
public final class Wordings {
    private static final Locale RUSSIAN = Locale.of("ru");

    private Wordings() {}

    /** Knows the wording of a crisis in {@code safety/wording_*.txt}. */
    public static CrisisDetector crisisDetector() {
        Map<Locale, Phrasebook> books = new LinkedHashMap<>();
        books.put(
                RUSSIAN,
                new Phrasebook(lines("/safety/wording_ru.txt"), new Vocabulary(Alphabet.CYRILLIC), likeness("ru")));
        books.put(
                Locale.ENGLISH,
                new Phrasebook(lines("/safety/wording_en.txt"), new Vocabulary(Alphabet.LATIN), likeness("en")));
        return new CrisisDetector(books);
    }

    /**
     * Knows the wording of violations in {@code safety/output_*.txt}.
     *
     * @param numbers what anybody may be told to call
     */
    public static OutputCheck outputCheck(List<String> numbers) {
        var books = new EnumMap<Violation, List<Phrasebook>>(Violation.class);
        violations("/safety/output_ru.txt", new Vocabulary(Alphabet.CYRILLIC), books);
        violations("/safety/output_en.txt", new Vocabulary(Alphabet.LATIN), books);
        return new OutputCheck(books, numbers);
    }

    private static void violations(String resource, Vocabulary vocabulary, Map<Violation, List<Phrasebook>> books) {
        sections(resource)
                .forEach((violation, lines) -> books.computeIfAbsent(violation, _ -> new ArrayList<>())
                        .add(new Phrasebook(lines, vocabulary, null)));
    }

    private static Map<Violation, List<String>> sections(String resource) {
        var sections = new EnumMap<Violation, List<String>>(Violation.class);
        var section = new ArrayList<String>();
        var shared = section;
        for (var line : lines(resource)) {
            if (line.startsWith("[")) {
                section = new ArrayList<>(shared);
                sections.put(Violation.valueOf(line.substring(1, line.length() - 1)), section);
            } else {
                section.add(line);
            }
        }
        return sections;
    }

    private static Likeness likeness(String language) {
        try (var in = resource("/safety/likeness_" + language + ".bin")) {
            return Likeness.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String resource) {
        try (var reader = new BufferedReader(new InputStreamReader(resource(resource), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        var in = Wordings.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return in;
    }
}
