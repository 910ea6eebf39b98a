package io.soulnear.sample.tidy.application;

import io.soulnear.sample.tidy.domain.Greeting;

/** A port. */
public interface Greetings {
    void keep(Greeting greeting);
}
