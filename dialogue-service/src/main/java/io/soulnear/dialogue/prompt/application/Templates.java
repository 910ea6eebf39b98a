package io.soulnear.dialogue.prompt.application;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.soulnear.runtime.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates of one version in both languages, compiled once. */
final class Templates {
    private static final List<String> NAMES = List.of(
            "style",
            "role_helper",
            "role_soulsleep",
            "after_crisis",
            "person",
            "patterns",
            "insights",
            "summary",
            "said",
            "replied",
            "length",
            "mood",
            "works",
            "rules");

    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().escapeHTML(false).defaultValue("");

    private final Map<Language, Map<String, Template>> templates = new EnumMap<>(Language.class);

    Templates(String version) {
        for (var language : Language.values()) {
            var all = new HashMap<String, Template>();
            for (var name : NAMES) {
                var path = "/prompt/" + version + "/" + language.code() + "/" + name + ".mustache";
                all.put(name, MUSTACHE.compile(String.join("\n", lines(path))));
            }
            templates.put(language, all);
        }
    }

    String filled(Language language, String name, Map<String, @Nullable Object> facts) {
        var template = templates.getOrDefault(language, Map.of()).get(name);
        if (template == null) {
            throw new IllegalArgumentException("No template " + name);
        }
        return template.execute(facts).strip();
    }

    /** A resource's lines. */
    static List<String> lines(String path) {
        var in = Templates.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
