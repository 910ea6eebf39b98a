package io.soulnear.runtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class MigrationTest {
    @ParameterizedTest
    @ValueSource(strings = {"28P01", "28000"})
    void whomPostgresDoesNotLetInIsTold(String state) throws IOException {
        try (var postgres = new Doorkeeper(state)) {
            assertThatThrownBy(() -> migration(postgres, "hunter2").isDone())
                    .isInstanceOf(Misconfiguration.class)
                    .hasMessageContainingAll("POSTGRES_PASSWORD", "POSTGRES_USER")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void whoHasNoPasswordWherePostgresWantsOneIsTold() throws IOException {
        try (var postgres = new Doorkeeper(Doorkeeper.ASKS)) {
            assertThatThrownBy(() -> migration(postgres, "").isDone())
                    .isInstanceOf(Misconfiguration.class)
                    .hasMessageContaining("POSTGRES_PASSWORD");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P03", "53300"})
    void aDatabaseThatIsNotReadyYetIsWaitedFor(String state) throws IOException {
        try (var postgres = new Doorkeeper(state)) {
            assertThat(migration(postgres, "").isDone()).isFalse();
        }
    }

    private static Migration migration(Doorkeeper postgres, String password) {
        var settings = new PostgresSettings(
                "jdbc:postgresql://127.0.0.1:" + postgres.door.getLocalPort() + "/soulnear",
                "soulnear",
                password,
                "quiz",
                2);
        var database = new PGSimpleDataSource();
        database.setUrl(settings.jdbcUrl());
        database.setUser(settings.user());
        database.setPassword(settings.password());
        return new Migration(database, settings);
    }

    /** Lets nobody in, in the words of PostgreSQL's protocol. */
    private static final class Doorkeeper implements AutoCloseable {
        static final String ASKS = "";
        private static final Set<Integer> ENCRYPTION_WISHES = Set.of(80_877_103, 80_877_104);
        private static final int SASL = 10;
        private static final byte[] SCRAM = "SCRAM-SHA-256\0\0".getBytes(US_ASCII);

        private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final String state;

        /** @param state with which it refuses, or {@link #ASKS} for a password */
        Doorkeeper(String state) throws IOException {
            this.state = state;
            Thread.ofVirtual().start(this::keep);
        }

        private void keep() {
            while (!door.isClosed()) {
                try (var visitor = door.accept()) {
                    answer(
                            new DataInputStream(visitor.getInputStream()),
                            new DataOutputStream(visitor.getOutputStream()));
                } catch (IOException e) {
                    // the test is over, or the visitor went away
                }
            }
        }

        private void answer(DataInputStream in, DataOutputStream out) throws IOException {
            var length = in.readInt();
            for (var wish = in.readInt(); ENCRYPTION_WISHES.contains(wish); wish = in.readInt()) {
                out.writeByte('N');
                length = in.readInt();
            }
            in.skipNBytes(length - 8L);
            if (state.equals(ASKS)) {
                out.writeByte('R');
                out.writeInt(8 + SCRAM.length);
                out.writeInt(SASL);
                out.write(SCRAM);
            } else {
                var fields = ("SFATAL\0C" + state + "\0MNo\0\0").getBytes(US_ASCII);
                out.writeByte('E');
                out.writeInt(4 + fields.length);
                out.write(fields);
            }
            in.read(); // until the visitor has read it
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
