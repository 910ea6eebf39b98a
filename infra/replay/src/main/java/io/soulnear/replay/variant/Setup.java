package io.soulnear.replay.variant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.soulnear.comparison.run.Variant;
import io.soulnear.runtime.flags.PackagedFlags;
import io.soulnear.sandbox.launcher.EnvFile;
import io.soulnear.sandbox.launcher.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a variant changes: flags, variables of the services, and the code.
 *
 * @param name unique within a replay
 * @param settings by name, as they were given; may hold keys of models
 */
public record Setup(String name, Map<String, String> settings) {
    /** Of a flag that a rule decides: some people have it, or may have it. */
    public static final String IN_PART = "in part";

    private static final String CODE = "code";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Pattern SECRET = Pattern.compile(".*(KEY|TOKEN|SECRET|PASSWORD)(_FILE)?");
    private static final Pattern SWITCH = Pattern.compile("true|false");
    /** What changes how people are answered. Nothing among it leads to Telegram, or to servers. */
    private static final Pattern VARIABLE = Pattern.compile(
            "(MODEL|OPENAI|GEMINI|TRANSCRIPTION|LIMIT|QUOTA|PATTERN|ANALYSES|ANALYSIS)_[A-Z_]+|HELPLINES_FILE|SOULNEAR_JAVA_OPTIONS|SOULNEAR_AOT");

    public Setup {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /**
     * Reads what was given on the command line: {@code [name:]KEY=value,KEY=value…} or {@code [name:]FILE} with a line for each.
     *
     * @throws Problem when a flag or variable is not known, or a value is wrong
     */
    public static Setup read(String name, String given) {
        var colon = given.indexOf(':');
        if (colon > 0 && NAME.matcher(given.substring(0, colon)).matches()) {
            return read(given.substring(0, colon), given.substring(colon + 1));
        }
        var setup = new Setup(name, isFile(given) ? file(given) : inline(given));
        setup.settings.forEach(setup::check);
        return setup;
    }

    private static boolean isFile(String given) {
        try {
            return !given.isBlank() && Files.isRegularFile(Path.of(given));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static Map<String, String> file(String given) {
        var file = EnvFile.read(Path.of(given));
        if (!file.faults().isEmpty()) {
            throw Problem.usage(String.join("; ", file.faults()));
        }
        return file.values();
    }

    private static Map<String, String> inline(String given) {
        var settings = new LinkedHashMap<String, String>();
        for (var setting : given.split(",")) {
            var equals = setting.indexOf('=');
            if (equals > 0) {
                settings.put(
                        setting.substring(0, equals).strip(),
                        setting.substring(equals + 1).strip());
            } else if (!setting.isBlank()) {
                throw Problem.usage("Not KEY=value, and no file: " + setting.strip());
            }
        }
        return settings;
    }

    private void check(String key, String value) {
        if (isFlag(key)) {
            if (!SWITCH.matcher(value).matches()) {
                throw Problem.usage(key + " is a flag: true or false");
            }
        } else if (key.equals(CODE)) {
            if (!Files.isDirectory(Path.of(value, "dialogue-service/target"))) {
                throw Problem.usage("code=" + value + " is no built checkout");
            }
        } else if (key.startsWith("ENABLE_") || key.startsWith("USE_")) {
            throw Problem.usage("There is no flag " + key + "; there are: "
                    + String.join(", ", PackagedFlags.definitions().keySet()));
        } else if (!isVariable(key)) {
            throw Problem.usage(key + " is no variable that a variant can set");
        }
    }

    private static boolean isFlag(String key) {
        return PackagedFlags.definitions().containsKey(key);
    }

    /** Whether a variable is one that a variant may have. */
    public static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    /** The variables alone. */
    public Map<String, String> variables() {
        var variables = new TreeMap<>(settings);
        variables.keySet().removeIf(key -> !isVariable(key));
        return variables;
    }

    /**
     * The flags' definitions in this variant.
     *
     * @param otherwise those of the environment, by key
     */
    public Map<String, String> flags(Map<String, String> otherwise) {
        var flags = new TreeMap<String, String>();
        PackagedFlags.definitions().forEach((key, packaged) -> {
            var chosen = settings.get(key);
            flags.put(
                    key,
                    chosen == null ? otherwise.getOrDefault(key, packaged.toString()) : switched(packaged, chosen));
        });
        return flags;
    }

    private static String switched(JsonNode definition, String value) {
        var copy = (com.fasterxml.jackson.databind.node.ObjectNode) definition.deepCopy();
        copy.put("state", "ENABLED").put("defaultVariant", value.equals("true") ? "on" : "off");
        copy.remove("targeting");
        return copy.toString();
    }

    /**
     * Where its code is.
     *
     * @param own this checkout
     */
    public Path home(Path own) {
        var code = settings.get(CODE);
        return code == null ? own : Path.of(code).toAbsolutePath().normalize();
    }

    /** The flags that it sets. */
    public Set<String> switches() {
        var flags = new TreeSet<>(settings.keySet());
        flags.removeIf(key -> !isFlag(key));
        return flags;
    }

    /**
     * As the comparison tells of it, with how these flags are in it, whoever sets them: {@code true} or {@code false} for everybody, or
     * {@value #IN_PART}.
     *
     * @param otherwise the definitions of the environment, by key
     */
    public Variant variant(Set<String> flags, Map<String, String> otherwise) {
        var told = new TreeMap<>(variant().settings());
        var definitions = flags(otherwise);
        flags.forEach(flag -> told.putIfAbsent(flag, state(definitions.getOrDefault(flag, "{}"))));
        return new Variant(name, told);
    }

    private static String state(String definition) {
        try {
            var flag = new ObjectMapper().readTree(definition);
            if (!flag.path("state").asText().equals("ENABLED")) {
                return "false";
            }
            return flag.path("targeting").isEmpty()
                    ? Boolean.toString(flag.path("defaultVariant").asText().equals("on"))
                    : IN_PART;
        } catch (JsonProcessingException _) {
            return "false"; // as services take what they cannot read
        }
    }

    /** As the comparison tells of it, without secrets. */
    public Variant variant() {
        var told = new TreeMap<>(settings);
        told.keySet().removeIf(key -> SECRET.matcher(key).matches());
        return new Variant(name, told);
    }
}
