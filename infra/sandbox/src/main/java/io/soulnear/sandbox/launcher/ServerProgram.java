package io.soulnear.sandbox.launcher;

import io.soulnear.sandbox.servers.EmbeddedPostgres;
import io.soulnear.sandbox.servers.EmbeddedRedis;
import io.soulnear.sandbox.servers.Ports;
import io.soulnear.sandbox.servers.ProcessMark;
import java.nio.file.Path;
import java.util.Map;

/** PostgreSQL and Redis, which are no Java programs and say in their own way that they are ready. */
sealed interface ServerProgram extends Program {
    Path folder();

    int port();

    @Override
    default boolean isServer() {
        return true;
    }

    record Postgres(Path folder, int port, Path log, String buffers) implements ServerProgram {
        @Override
        public String name() {
            return "postgres";
        }

        @Override
        public Map<String, Integer> ports() {
            return Map.of("POSTGRES_PORT", port);
        }

        @Override
        public Running start() {
            var postgres = EmbeddedPostgres.launch(folder, port, log, buffers);
            return new Running() {
                private boolean checked;

                @Override
                public Process process() {
                    return postgres.process();
                }

                @Override
                public ProcessMark mark() {
                    return postgres.mark();
                }

                @Override
                public boolean isReady() {
                    if (!checked && postgres.acceptsConnections()) {
                        postgres.checkPromises();
                        checked = true;
                    }
                    return checked;
                }

                @Override
                public void stop() {
                    postgres.close();
                }
            };
        }
    }

    record Redis(Path folder, int port, Path log) implements ServerProgram {
        @Override
        public String name() {
            return "redis";
        }

        @Override
        public Map<String, Integer> ports() {
            return Map.of("REDIS_PORT", port);
        }

        @Override
        public Running start() {
            var redis = EmbeddedRedis.launch(folder, port, log);
            return new Running() {
                @Override
                public Process process() {
                    return redis.process();
                }

                @Override
                public ProcessMark mark() {
                    return redis.mark();
                }

                @Override
                public boolean isReady() {
                    return Ports.answers(port);
                }

                @Override
                public void stop() {
                    redis.close();
                }
            };
        }
    }
}
