package io.soulnear.runtime;

import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Variables that name a file: {@code BOT_TOKEN_FILE=/run/secrets/token} stands for {@code BOT_TOKEN}. */
final class SecretFiles {
    private static final String SUFFIX = "_FILE";

    private SecretFiles() {}

    static PropertySource of(Map<String, String> environment) {
        var values = new HashMap<String, Object>();
        environment.forEach((name, file) -> {
            if (name.endsWith(SUFFIX) && !file.isBlank()) {
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

    private static String content(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new Misconfiguration(variable + " names a file that can't be read");
        }
    }
}
