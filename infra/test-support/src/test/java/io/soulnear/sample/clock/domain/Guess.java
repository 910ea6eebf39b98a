package io.soulnear.sample.clock.domain;

import java.time.Instant;
import java.util.UUID;

record Guess(Instant at, UUID id) {
    static Guess now() {
        return new Guess(Instant.now(), UUID.randomUUID());
    }
}
