package io.soulnear.sample.tidy.jdbc;

import io.soulnear.sample.tidy.application.Greetings;
import io.soulnear.sample.tidy.domain.Greeting;

final class StoredGreetings implements Greetings {
    @Override
    public void keep(Greeting greeting) {
        throw new UnsupportedOperationException(greeting.words());
    }
}
