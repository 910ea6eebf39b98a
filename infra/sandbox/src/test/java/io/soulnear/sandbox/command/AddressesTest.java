package io.soulnear.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.sandbox.launcher.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressesTest {
    private final Path home;

    AddressesTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void aTokenIsReadFromTheFileThatIsNamed() throws IOException {
        var flags = Files.writeString(home.resolve("flags"), "opens-flags\n");
        var services = Files.writeString(home.resolve("services"), "opens-services\n");
        Files.writeString(
                home.resolve(".env"), "FLAGS_ADMIN_TOKEN_FILE=%s\nINTERNAL_TOKEN_FILE=%s\n".formatted(flags, services));

        assertThat(addresses().flagsToken()).isEqualTo("opens-flags");
        assertThat(addresses().internalToken()).isEqualTo("opens-services");
    }

    @Test
    void aTokenThatNobodySetIsTheOneThatTheSandboxMade() throws IOException {
        var run = Files.createDirectories(new Sandbox(home, "dev").run());
        Files.writeString(run.resolve("secrets"), "FLAGS_ADMIN_TOKEN=made\n");

        assertThat(addresses().flagsToken()).isEqualTo("made");
    }

    private Addresses addresses() {
        return new Addresses(new Sandbox(home, "dev"));
    }
}
