package io.soulnear.profile.person.domain;

/** What a registered person told about themselves. */
public record Card(Consent consent, Name name, Age age, Gender gender) {}
