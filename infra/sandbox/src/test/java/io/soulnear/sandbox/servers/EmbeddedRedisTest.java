package io.soulnear.sandbox.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    private final Path folder;

    EmbeddedRedisTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void answersOnLoopbackAndIsGoneAfterClose() throws IOException {
        var port = Ports.free();
        try (var redis = EmbeddedRedis.start(folder, port, folder.resolve("redis.log"))) {
            assertThat(redis.url()).isEqualTo("redis://127.0.0.1:" + port);
            assertThat(ping(port)).isEqualTo("+PONG");
        }

        assertThat(Ports.answers(port)).isFalse();
    }

    @Test
    void isFoundAgainByItsMarkAndAStrangerIsNot() {
        try (var redis = EmbeddedRedis.start(folder, Ports.free(), folder.resolve("redis.log"))) {
            var mark = redis.mark();

            assertThat(mark.find()).contains(redis.process().toHandle());
            assertThat(new ProcessMark(mark.pid(), mark.startTicks() + 1, mark.word()).find())
                    .as("another process that later got the same number")
                    .isEmpty();
            assertThat(new ProcessMark(mark.pid(), mark.startTicks(), "/another/folder").find())
                    .as("a process that is not ours")
                    .isEmpty();
        }
    }

    private static String ping(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
