package io.soulnear.sandbox.launcher;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Looks for what would keep the services from starting, or would start them wrongly. Its findings never hold a value. */
public final class EnvironmentCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*(change[-_]?me|your[-_ ]|replace[-_ ]|placeholder|xxx|todo|<.*>|\\.\\.\\.|…).*|secret|password|token");
    private static final Map<String, Pattern> FORMS = forms();

    private EnvironmentCheck() {}

    /** The findings, one line each; none when all is in order. */
    public static List<String> of(Sandbox sandbox) {
        return of(sandbox, System.getenv());
    }

    static List<String> of(Sandbox sandbox, Map<String, String> environment) {
        var variables = Variables.of(sandbox, environment);
        var findings = new ArrayList<>(refusals(sandbox, variables));
        FORMS.forEach((name, form) -> {
            var value = variables.get(name);
            if (!value.isEmpty()
                    && !isPlaceholder(value)
                    && !form.matcher(value).matches()) {
                findings.add(name + " is malformed: it should look like " + example(name));
            }
        });
        findings.addAll(missing(sandbox, variables));
        needs(variables, findings, "TELEGRAM_API_URL", "BOT_TOKEN");
        needs(variables, findings, "POSTGRES_URL", "POSTGRES_USER");
        needs(variables, findings, "TELEGRAM_WEBHOOK_URL", "BOT_TOKEN");
        if (variables.get("TELEGRAM_MODE").equals("webhook") && variables.has("BOT_TOKEN")) {
            needs(variables, findings, "TELEGRAM_MODE", "TELEGRAM_WEBHOOK_URL");
        }
        if (List.of("openai", "gemini").contains(variables.get("MODEL_PROVIDER"))) {
            needs(
                    variables,
                    findings,
                    "MODEL_PROVIDER",
                    variables.get("MODEL_PROVIDER").equals("openai") ? "OPENAI_API_KEY" : "GEMINI_API_KEY");
        }
        if (variables.has("MODEL_SECONDARY_PROVIDER")) {
            needs(variables, findings, "MODEL_SECONDARY_PROVIDER", "MODEL_SECONDARY_NAME");
        }
        return findings;
    }

    /** The findings with which nothing is started: unreadable lines, placeholders, and what another environment has as well. */
    static List<String> refusals(Sandbox sandbox, Variables variables) {
        var findings = new ArrayList<>(variables.faults());
        FORMS.keySet().stream()
                .filter(name -> isPlaceholder(variables.get(name)))
                .forEach(name -> findings.add(name + " holds a placeholder"));
        if (variables.fromFiles().containsKey(Variables.REPLAY)) {
            findings.add(Variables.REPLAY + " is for ./soulnear replay alone");
        }
        findings.addAll(Neighbours.of(sandbox).sharing(variables));
        return findings;
    }

    private static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value).matches();
    }

    /** What the environment's template holds a place for has to be given. */
    private static List<String> missing(Sandbox sandbox, Variables variables) {
        var file = ".env." + sandbox.environment();
        var template = EnvFile.read(sandbox.home().resolve(file + ".example"));
        var missing = new ArrayList<String>();
        template.values().forEach((name, value) -> {
            if (isPlaceholder(value) && !variables.has(name)) {
                missing.add(name + " is missing: " + file + ".example asks for it");
            }
        });
        if (!missing.isEmpty() && !Files.exists(sandbox.home().resolve(file))) {
            missing.add(file + " does not exist: cp " + file + ".example " + file + ", and fill it in");
        }
        return missing;
    }

    private static void needs(Variables variables, List<String> findings, String given, String needed) {
        if (variables.has(given) && !variables.has(needed)) {
            findings.add(needed + " is missing: " + given + " needs it");
        }
    }

    private static String example(String name) {
        return switch (name) {
            case "BOT_TOKEN" -> "123456789:AA… (35 characters after the colon)";
            case "KAFKA_BOOTSTRAP" -> "host:9092";
            case "POSTGRES_URL" -> "jdbc:postgresql://host:5432/soulnear";
            case "REDIS_URL" -> "redis://host:6379";
            case "ADMIN_IDS" -> "numbers with commas between";
            case "TELEGRAM_MODE" -> "polling or webhook";
            case "MODEL_PROVIDER" -> "openai, gemini or offline";
            case "TELEGRAM_WEBHOOK_SECRET" -> "1–256 letters, digits, _ and -";
            case "MODEL_SECONDARY_PROVIDER" -> "openai or gemini";
            case "MODEL_DEADLINE", "MODEL_ATTEMPT_TIMEOUT" -> "25s";
            case "REPORT_AGE" -> "7d";
            case "TELEGRAM_WEBHOOK_URL",
                    "TELEGRAM_API_URL",
                    "OPENAI_BASE_URL",
                    "GEMINI_BASE_URL",
                    "MODEL_SECONDARY_BASE_URL",
                    "TRANSCRIPTION_BASE_URL",
                    "OTEL_EXPORTER_OTLP_ENDPOINT" -> "https://host/path";
            case "TOPIC_PREFIX" -> "letters, digits, dots, dashes and underscores";
            case "REDIS_PREFIX" -> "letters, digits, dots, dashes, underscores and colons";
            case "SCHEMA_PREFIX" -> "test_";
            default -> name.endsWith("_PORT") ? "a number up to 65535" : "a number, or a text without blanks";
        };
    }

    private static Map<String, Pattern> forms() {
        var address = Pattern.compile("https?://\\S+");
        var port = Pattern.compile("\\d{1,4}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5]");
        var number = Pattern.compile("\\d{1,9}");
        var word = Pattern.compile("\\S+");
        var sources = Pattern.compile("[a-z]+=https?://[^,\\s]+(,[a-z]+=https?://[^,\\s]+)*");
        var share = Pattern.compile("0(\\.\\d+)?|1(\\.0+)?");
        var forms = new LinkedHashMap<String, Pattern>();
        forms.put("BOT_TOKEN", Pattern.compile("\\d{6,12}:[A-Za-z0-9_-]{30,}"));
        forms.put("TELEGRAM_API_URL", address);
        forms.put("TELEGRAM_MODE", Pattern.compile("polling|webhook"));
        forms.put("TELEGRAM_WEBHOOK_URL", address);
        forms.put("TELEGRAM_WEBHOOK_SECRET", Pattern.compile("[A-Za-z0-9_-]{1,256}"));
        forms.put("TELEGRAM_MESSAGES_PER_SECOND", number);
        forms.put("TELEGRAM_CHAT_MESSAGES_PER_SECOND", number);
        for (var name :
                List.of("LIMIT_PER_MINUTE", "LIMIT_PER_HOUR", "QUOTA_HELPER_PER_DAY", "QUOTA_SOULSLEEP_PER_DAY")) {
            forms.put(name, Pattern.compile("\\d{1,6}"));
        }
        forms.put("MODEL_PROVIDER", Pattern.compile("openai|gemini|offline"));
        forms.put("OPENAI_API_KEY", word);
        forms.put("OPENAI_BASE_URL", address);
        forms.put("OPENAI_MODEL", word);
        forms.put("GEMINI_API_KEY", word);
        forms.put("GEMINI_BASE_URL", address);
        forms.put("GEMINI_MODEL", word);
        forms.put("MODEL_SECONDARY_PROVIDER", Pattern.compile("openai|gemini"));
        forms.put("MODEL_SECONDARY_BASE_URL", address);
        forms.put("MODEL_SECONDARY_API_KEY", word);
        forms.put("MODEL_SECONDARY_NAME", word);
        forms.put("MODEL_DEADLINE", Pattern.compile("\\d+(ms|s|m)"));
        forms.put("MODEL_ATTEMPT_TIMEOUT", Pattern.compile("\\d+(ms|s|m)"));
        forms.put("MODEL_CONCURRENCY", number);
        forms.put("MODEL_MAX_TOKENS", number);
        forms.put("TRANSCRIPTION_BASE_URL", address);
        forms.put("TRANSCRIPTION_API_KEY", word);
        forms.put("TRANSCRIPTION_MODEL", word);
        forms.put("KAFKA_BOOTSTRAP", Pattern.compile("[^,\\s]+:\\d+(,[^,\\s]+:\\d+)*"));
        forms.put("TOPIC_PREFIX", Pattern.compile("[A-Za-z0-9._-]*"));
        forms.put("SCHEMA_PREFIX", Pattern.compile("[a-z][a-z0-9_]{0,40}"));
        forms.put("REDIS_PREFIX", Pattern.compile("[A-Za-z0-9._:-]*"));
        forms.put("POSTGRES_URL", Pattern.compile("(jdbc:postgresql|postgres|postgresql)://\\S+"));
        forms.put("POSTGRES_USER", word);
        forms.put("POSTGRES_PASSWORD", word);
        forms.put("REDIS_URL", Pattern.compile("rediss?://\\S+"));
        forms.put("OTEL_EXPORTER_OTLP_ENDPOINT", address);
        forms.put("SOULNEAR_VERSION", Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}"));
        forms.put("ADMIN_IDS", Pattern.compile("\\d+(\\s*,\\s*\\d+)*"));
        forms.put("PATTERN_SAME_FROM", share);
        forms.put("PATTERN_RELATED_FROM", share);
        forms.put("ANALYSES_AT_ONCE", number);
        forms.put("ANALYSIS_BY_MODEL", Pattern.compile("true|false"));
        forms.put("FLAGS_ON", Pattern.compile("[A-Za-z_]+(\\s*,\\s*[A-Za-z_]+)*"));
        forms.put("INTERNAL_TOKEN", Pattern.compile("\\S{16,}"));
        forms.put("EXPORT_SOURCES", sources);
        forms.put("METRICS_SOURCES", sources);
        forms.put("REPORT_AGE", Pattern.compile("[1-9]\\d*[smhd]"));
        forms.put("PSEUDONYM_SECRET", word);
        forms.put("FLAGS_ADMIN_TOKEN", word);
        for (var name :
                List.of("GATEWAY_PORT", "SIMULATOR_PORT", "FLAGS_PORT", "KAFKA_PORT", "POSTGRES_PORT", "REDIS_PORT")) {
            forms.put(name, port);
        }
        return forms;
    }
}
