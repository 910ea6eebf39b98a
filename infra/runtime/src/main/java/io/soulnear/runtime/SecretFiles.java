package io.soulnear.runtime;

import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Variables that name a file: {@code BOT_TOKEN_FILE=/run/secrets/token} stands for {@code BOT_TOKEN}. A file that is not
 * there gives no value, and the start fails if one is needed: other programs have such variables too.
 */
final class SecretFiles {
    private static final String SUFFIX = "_FILE";

    private SecretFiles() {}

    static PropertySource of(Map<String, String> environment) {
        var values = new HashMap<String, Object>();
        environment.forEach((name, value) -> {
            if (!name.endsWith(SUFFIX) || value.isBlank()) {
                return;
            }
            var file = Path.of(value);
            if (Files.isReadable(file) && Files.isRegularFile(file)) {
                values.put(name.substring(0, name.length() - SUFFIX.length()), content(name, file));
            }
        });
        return new MapPropertySource("secret-files", values) {
            @Override
            public PropertyConvention getConvention() {
                return PropertyConvention.ENVIRONMENT_VARIABLE;
            }
        };
    }

    private static String content(String variable, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Misconfiguration(variable + " names a file that can't be read");
        }
    }
}
