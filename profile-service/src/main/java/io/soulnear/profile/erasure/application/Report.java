package io.soulnear.profile.erasure.application;

import io.soulnear.runtime.Language;
import io.soulnear.runtime.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says how much was erased, in the person's words: what they know by name, and the rest as a number. */
final class Report {
    /** What people know by name, in the order in which it is said. */
    private static final List<String> NAMED =
            List.of("dialogue.turn", "quiz.session", "profile.pattern", "profile.mood");

    private Report() {}

    /** The counts of one service under names of their own. */
    static Map<String, Integer> named(String service, Map<String, Integer> rows) {
        var named = new TreeMap<String, Integer>();
        rows.forEach((table, count) -> named.put(service + "." + table, count));
        return named;
    }

    static String of(Texts texts, Language language, Map<String, Integer> erased) {
        var parts = new ArrayList<String>();
        NAMED.stream()
                .filter(erased::containsKey)
                .map(name -> texts.get(language, "forget.erased." + name, erased.getOrDefault(name, 0)))
                .forEach(parts::add);
        var others = erased.entrySet().stream()
                .filter(entry -> !NAMED.contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        parts.add(texts.get(language, "forget.erased.others", others));
        return texts.get(language, "forget.erased", String.join(", ", parts));
    }
}
