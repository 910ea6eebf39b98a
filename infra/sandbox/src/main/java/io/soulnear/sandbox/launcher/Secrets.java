package io.soulnear.sandbox.launcher;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.TreeMap;

/** Random secrets of a sandbox whose owner has set none; kept, so that what they protect stays valid between runs. */
final class Secrets {
    private final Path file;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path file) {
        this.file = file;
    }

    /** 32 hexadecimal digits, the same with every call. */
    String secret(String name) {
        return kept(name, "");
    }

    /** A token of the form that Telegram gives out, for the simulator. */
    String botToken() {
        return kept("BOT_TOKEN", (100_000_000 + random.nextInt(900_000_000)) + ":sandbox-");
    }

    private String kept(String name, String prefix) {
        var values = new TreeMap<>(EnvFile.read(file).values());
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var made = prefix + HexFormat.of().formatHex(bytes);
        values.put(name, made);
        PrivateFile.write(file, values);
        return made;
    }
}
