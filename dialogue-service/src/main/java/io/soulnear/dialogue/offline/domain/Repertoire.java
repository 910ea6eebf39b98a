package io.soulnear.dialogue.offline.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the companion knows to hear and to say in one language. Immutable once read; safe for many threads. */
public final class Repertoire {
    /**
     * One section of the file.
     *
     * @param light a feeling that needs no comfort
     * @param forms how the section is named inside sentences
     * @param lines what can be said, by kind: {@code say}, {@code ask}, {@code ease}, {@code feel}, {@code about}, {@code plain}, {@code quote}, {@code thread}, {@code again}
     */
    record Section(String id, boolean light, List<String> forms, Map<String, List<String>> lines) {
        List<String> lines(String kind) {
            return lines.getOrDefault(kind, List.of());
        }
    }

    private final Map<String, Section> feelings = new LinkedHashMap<>();
    private final Map<String, Section> topics = new LinkedHashMap<>();
    private final Map<String, Section> intents = new LinkedHashMap<>();
    private final Map<String, Section> voices = new LinkedHashMap<>();
    private final Map<String, Section> manners = new LinkedHashMap<>();
    private final Cues cues = new Cues();
    private final Grammar grammar;

    private Repertoire(Grammar grammar) {
        this.grammar = grammar;
    }

    /**
     * Reads lines in the form that {@code offline/ru.txt} explains; sections of the same name are one.
     *
     * @param formal words of a familiar address and those of a formal one; empty in a language that makes no difference
     * @throws IllegalArgumentException naming the first line that can't be read
     */
    public static Repertoire read(List<String> lines, List<String> formal) {
        var repertoire = new Repertoire(new Grammar(formal));
        @Nullable Section section = null;
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var parts = line.split(" ", 2);
            if (List.of("feeling", "topic", "intent", "helper", "soulsleep", "tone", "personality")
                    .contains(parts[0])) {
                section = repertoire.begin(parts[0], parts.length > 1 ? parts[1] : "");
            } else if (section == null || parts.length < 2) {
                throw new IllegalArgumentException("Not understood: " + line);
            } else if (parts[0].equals("words")) {
                repertoire.cues.add(section.id(), parts[1]);
            } else {
                section.lines()
                        .computeIfAbsent(parts[0], _ -> new ArrayList<>())
                        .add(parts[1]);
            }
        }
        return repertoire;
    }

    private Section begin(String kind, String rest) {
        var light = rest.startsWith("+");
        var names = rest.replace("+", "").split(" ", 2);
        var forms = names.length < 2
                ? List.<String>of()
                : kind.equals("topic") ? List.of(names[1]) : List.of(names[1].split(" "));
        var id = kind + ":" + names[0];
        var sections =
                switch (kind) {
                    case "feeling" -> feelings;
                    case "topic" -> topics;
                    case "intent" -> intents;
                    case "tone", "personality" -> manners;
                    default -> voices;
                };
        return sections.computeIfAbsent(
                sections == voices ? kind : id, _ -> new Section(id, light, forms, new LinkedHashMap<>()));
    }

    Map<String, Integer> cuesIn(List<String> words) {
        return cues.in(words);
    }

    /** The feeling that is told of most; a light one only when there is no other. */
    Optional<Section> feeling(Map<String, Integer> cues) {
        return most(feelings, cues, false).or(() -> most(feelings, cues, true));
    }

    Optional<Section> topic(Map<String, Integer> cues) {
        return most(topics, cues, false);
    }

    Optional<Section> intent(String name, Map<String, Integer> cues) {
        return cues.containsKey("intent:" + name) ? Optional.of(intent(name)) : Optional.empty();
    }

    Section intent(String name) {
        return known(intents.get("intent:" + name), name);
    }

    /** What belongs to a tone or a personality; nothing for one that is unknown. */
    List<String> manner(String kind, String name, String lines) {
        var section = manners.get(kind + ":" + name);
        return section == null ? List.of() : section.lines(lines);
    }

    /** A line as it is said to this person. */
    String bent(String line, Heard.Address address) {
        return grammar.bent(line, address);
    }

    Section voice(String name) {
        return known(voices.get(name), name);
    }

    private static Section known(@Nullable Section section, String name) {
        if (section == null) {
            throw new IllegalArgumentException("No section " + name);
        }
        return section;
    }

    private static Optional<Section> most(Map<String, Section> sections, Map<String, Integer> cues, boolean light) {
        Section most = null;
        var count = 0;
        for (var section : sections.values()) {
            int told = cues.getOrDefault(section.id(), 0);
            if (section.light() == light && told > count) {
                most = section;
                count = told;
            }
        }
        return Optional.ofNullable(most);
    }
}
