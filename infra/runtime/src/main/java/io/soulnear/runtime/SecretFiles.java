package io.soulnear.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Variables that name a file: {@code BOT_TOKEN_FILE=/run/secrets/token} stands for {@code BOT_TOKEN}. */
final class SecretFiles {
    private static final String SUFFIX = "_FILE";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    private SecretFiles() {}

    /** The variables that the configuration asks for; a machine has others that end alike and are not for us. */
    static Set<String> variables(ClassLoader resources, String... configurations) {
        var names = new TreeSet<String>();
        for (var configuration : configurations) {
            try (var in = resources.getResourceAsStream(configuration)) {
                if (in != null) {
                    PLACEHOLDER
                            .matcher(new String(in.readAllBytes(), UTF_8))
                            .results()
                            .map((MatchResult found) -> found.group(1))
                            .forEach(names::add);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(configuration + " can't be read", e);
            }
        }
        return names;
    }

    static PropertySource of(Map<String, String> environment, Set<String> variables) {
        var values = new HashMap<String, Object>();
        for (var variable : variables) {
            var file = environment.getOrDefault(variable + SUFFIX, "");
            if (!file.isBlank()) {
                values.put(variable, content(variable + SUFFIX, file));
            }
        }
        return new MapPropertySource("secret-files", values) {
            @Override
            public PropertyConvention getConvention() {
                return PropertyConvention.ENVIRONMENT_VARIABLE;
            }
        };
    }

    private static String content(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new Misconfiguration(variable + " names a file that can't be read");
        }
    }
}
