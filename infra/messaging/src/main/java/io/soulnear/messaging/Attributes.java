package io.soulnear.messaging;

import java.util.Map;
import java.util.TreeMap;

/** An event's further attributes in one column: a line each; neither names nor values can hold a line end or, for names, {@code =}. */
final class Attributes {
    private Attributes() {}

    static String write(Map<String, String> attributes) {
        var lines = new StringBuilder();
        new TreeMap<>(attributes)
                .forEach((name, value) ->
                        lines.append(name).append('=').append(value).append('\n'));
        return lines.toString();
    }

    static Map<String, String> read(String lines) {
        var attributes = new TreeMap<String, String>();
        lines.lines().forEach(line -> {
            var at = line.indexOf('=');
            attributes.put(line.substring(0, at), line.substring(at + 1));
        });
        return attributes;
    }
}
