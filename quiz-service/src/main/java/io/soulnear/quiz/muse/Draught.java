package io.soulnear.quiz.muse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.soulnear.quiz.session.application.Muse.Uninspired;
import io.soulnear.quiz.session.domain.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model wrote, once it keeps its schema; whether it is any good is another matter. */
final class Draught {
    private Draught() {}

    record Questions(List<Asked> questions) {}

    record Insight(List<Pattern> patterns, List<Asked> followUps) {}

    record Pattern(
            String theme,
            String title,
            double confidence,
            String contradiction,
            String meaning,
            String strength,
            List<String> quotes) {}

    record Asked(
            String type,
            @Nullable String theme,
            String text,
            @Nullable String gist,
            boolean reversed,
            boolean scenario,
            @Nullable String probe,
            @Nullable String covers,
            @Nullable List<Option> options) {
        /** The question with that id, on that theme. */
        Question question(String id, String about) {
            return switch (type) {
                case "scale" ->
                    new Question.Scale(
                            id,
                            about,
                            text.strip(),
                            Objects.requireNonNull(gist).strip(),
                            scenario,
                            reversed);
                case "choice" ->
                    new Question.Choice(
                            id,
                            about,
                            text.strip(),
                            scenario,
                            Objects.requireNonNull(options).stream()
                                    .map(option -> new Question.Option(option.theme, option.text.strip()))
                                    .toList());
                default -> new Question.Text(id, about, text.strip(), scenario);
            };
        }
    }

    record Option(String text, @Nullable String theme) {}

    /** Reads what a model wrote; knows the schema by its name in {@code muse/}. */
    static final class Reader {
        private final Schema questions = schema("questions");
        private final Schema insight = schema("insight");
        private final ObjectMapper json;

        Reader(ObjectMapper json) {
            this.json = json;
        }

        Questions questions(String written) throws Uninspired {
            return read(written, questions, Questions.class);
        }

        Insight insight(String written) throws Uninspired {
            return read(written, insight, Insight.class);
        }

        /** Models like to put JSON into a fence, or a word before it. */
        private <T> T read(String written, Schema schema, Class<T> type) throws Uninspired {
            var begin = written.indexOf('{');
            var end = written.lastIndexOf('}');
            if (begin < 0 || end < begin) {
                throw new Uninspired("not-json");
            }
            var object = written.substring(begin, end + 1);
            try {
                json.readTree(object);
                if (!schema.validate(object, InputFormat.JSON).isEmpty()) {
                    throw new Uninspired("schema");
                }
                return json.readValue(object, type);
            } catch (JsonProcessingException _) {
                throw new Uninspired("not-json");
            }
        }

        private static Schema schema(String name) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(resource(name + ".schema.json"), InputFormat.JSON);
        }
    }

    /** A file of {@code muse/}. */
    static String resource(String name) {
        try (var file = Draught.class.getResourceAsStream("/muse/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }
}
