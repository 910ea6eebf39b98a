package io.soulnear.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The other environments of the same checkout: those with a {@code .env.<name>} of their own. Two environments have nothing in common
 * but the code: no secret, no port, and no place where both would write.
 */
final class Neighbours {
    private static final String FILES = ".env.";
    private static final List<String> SECRETS =
            List.of("BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "PSEUDONYM_SECRET", "FLAGS_ADMIN_TOKEN", "INTERNAL_TOKEN");
    private static final List<String> PORTS =
            List.of("GATEWAY_PORT", "SIMULATOR_PORT", "FLAGS_PORT", "KAFKA_PORT", "POSTGRES_PORT", "REDIS_PORT");
    /** What keeps environments apart on a server, by the server's address. */
    private static final Map<String, String> PREFIXES = Map.of(
            "TOPIC_PREFIX", "KAFKA_BOOTSTRAP",
            "SCHEMA_PREFIX", "POSTGRES_URL",
            "REDIS_PREFIX", "REDIS_URL");

    private final Map<String, Variables> others;

    private Neighbours(Map<String, Variables> others) {
        this.others = others;
    }

    /** Those of this sandbox, with what their files say. */
    static Neighbours of(Sandbox sandbox) {
        var others = new LinkedHashMap<String, Variables>();
        try (var files = Files.newDirectoryStream(sandbox.home(), FILES + "*")) {
            for (var file : files) {
                var name = file.getFileName().toString().substring(FILES.length());
                if (Sandbox.isName(name) && !name.equals("example") && !name.equals(sandbox.environment())) {
                    others.put(name, Variables.of(new Sandbox(sandbox.home(), name), Map.of()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + sandbox.home(), e);
        }
        return new Neighbours(others);
    }

    /** What these variables have in common with a neighbour's though they must not, one line each, without values. */
    List<String> sharing(Variables mine) {
        var findings = new ArrayList<String>();
        others.forEach((name, its) -> {
            for (var secret : SECRETS) {
                if (!mine.secret(secret).isEmpty() && mine.secret(secret).equals(its.secret(secret))) {
                    findings.add(secret + " is the same in " + name);
                }
            }
            for (var port : PORTS) {
                if (!mine.get(port).isEmpty() && !mine.get(port).equals("0") && isSame(port, mine, its)) {
                    findings.add(port + " is the same in " + name);
                }
            }
            PREFIXES.forEach((prefix, server) -> {
                if (mine.has(server) && mine.has(prefix) && isSame(server, mine, its) && isSame(prefix, mine, its)) {
                    findings.add(prefix + " is the same in " + name + ", and so is " + server);
                }
            });
        });
        return findings;
    }

    private static boolean isSame(String variable, Variables mine, Variables its) {
        return mine.get(variable).equals(its.get(variable));
    }
}
