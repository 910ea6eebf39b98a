package io.soulnear.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A {@code .env} file: lines of {@code NAME=value}, comments begin with {@code #}, a value may stand in single or double quotes.
 *
 * @param file where it was read
 * @param values in the file's order; of a name that stands there twice, the last
 * @param faults what is wrong with it, one line each, without values
 */
public record EnvFile(Path file, Map<String, String> values, List<String> faults) {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");

    public EnvFile {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        faults = List.copyOf(faults);
    }

    /** Reads a file; one that does not exist is empty. */
    public static EnvFile read(Path file) {
        var values = new LinkedHashMap<String, String>();
        var faults = new ArrayList<String>();
        var number = 0;
        for (var raw : lines(file)) {
            number++;
            var line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var place = file.getFileName() + ":" + number + ": ";
            var match = LINE.matcher(line);
            if (!match.matches()) {
                faults.add(place + "not NAME=value");
                continue;
            }
            var name = match.group(1);
            if (values.put(name, unquoted(match.group(2).strip())) != null) {
                faults.add(place + name + " stands there twice");
            }
        }
        return new EnvFile(file, values, faults);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static String unquoted(String value) {
        var quote = value.isEmpty() ? ' ' : value.charAt(0);
        var quoted = value.length() > 1 && (quote == '"' || quote == '\'') && value.charAt(value.length() - 1) == quote;
        if (quoted) {
            return value.substring(1, value.length() - 1);
        }
        var comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }
}
