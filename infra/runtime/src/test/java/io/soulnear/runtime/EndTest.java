package io.soulnear.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndTest {
    private static final int TERMINATED = 143;
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void whoeverTakesTooLongToEndPolitelyEndsAnyhow() throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    void noServiceTakesLongerThanWhatIsPromised() {
        assertThat(Service.LONGEST_END).isLessThan(Duration.ofSeconds(25));
    }

    /** Something like Kafka never answers while it ends. */
    static final class Endless {
        private Endless() {}

        static void main(String[] args) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Service.end(Duration.ofMillis(100), Endless::waitForEver)));
            System.exit(0);
        }

        private static void waitForEver() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
