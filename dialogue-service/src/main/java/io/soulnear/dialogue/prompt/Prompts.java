package io.soulnear.dialogue.prompt;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.soulnear.dialogue.conversation.domain.Mode;
import io.soulnear.dialogue.conversation.domain.Talk;
import io.soulnear.runtime.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The system prompt: parts in a fixed order, each a template per language, compiled once. */
@Singleton
public final class Prompts {
    /** Goes with every turn, so that a reply can be traced to the words that brought it about. */
    public static final String VERSION = "v1";

    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler().escapeHTML(false).nullValue("");

    /** One part: the template's name, and when it is said. */
    private record Part(String template, Predicate<Talk> when) {}

    /** The order of companion.md; what it names besides has its place between these. */
    private static final List<Part> PARTS = List.of(
            new Part("role_helper", talk -> talk.mode() == Mode.HELPER),
            new Part("role_soulsleep", talk -> talk.mode() == Mode.SOULSLEEP),
            new Part("person", _ -> true),
            new Part("after_crisis", Talk::isAfterCrisis),
            new Part("rules", _ -> true));

    private final Map<Language, Map<String, Template>> templates = new EnumMap<>(Language.class);

    public Prompts() {
        for (var language : Language.values()) {
            templates.put(
                    language,
                    PARTS.stream()
                            .collect(Collectors.toUnmodifiableMap(Part::template, part -> template(language, part))));
        }
    }

    /** What the model is told before a talk. */
    public String system(Talk talk) {
        var inLanguage = templates.getOrDefault(Language.of(talk.language().getLanguage()), Map.of());
        var facts = facts(talk);
        var prompt = new StringBuilder();
        for (var part : PARTS) {
            var template = inLanguage.get(part.template());
            if (template != null && part.when().test(talk)) {
                prompt.append(template.execute(facts)).append('\n');
            }
        }
        return prompt.toString().strip();
    }

    private static Map<String, @Nullable Object> facts(Talk talk) {
        var facts = new HashMap<String, @Nullable Object>();
        var person = talk.person();
        facts.put("name", person == null || person.name() == null ? null : fenced(person.name()));
        facts.put("male", person != null && "m".equals(person.gender()));
        facts.put("female", person != null && "f".equals(person.gender()));
        return facts;
    }

    /** Data cannot leave its fence: no tags, no lines of its own. */
    private static String fenced(String data) {
        return data.replaceAll("[<>{}\\p{Cntrl}]", " ").strip();
    }

    private static Template template(Language language, Part part) {
        var path = "/prompt/" + VERSION + "/" + language.code() + "/" + part.template() + ".mustache";
        var in = Prompts.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path");
        }
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return MUSTACHE.compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
