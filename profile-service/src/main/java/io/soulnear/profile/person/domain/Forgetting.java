package io.soulnear.profile.person.domain;

/** A request to be forgotten, asked twice. Each step has a token of its own, so that a button answers only the screen it stands on. */
public sealed interface Forgetting {
    record NotAsked() implements Forgetting {}

    record AskedOnce(String token) implements Forgetting {}

    record AskedTwice(String token) implements Forgetting {}
}
