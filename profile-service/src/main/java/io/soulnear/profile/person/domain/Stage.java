package io.soulnear.profile.person.domain;

/** How far a person has come. The type is the state: nobody has a name here without having consented. */
public sealed interface Stage {
    /** Nothing was shown yet; whatever comes is answered with the consent screen, and agrees to nothing. */
    record New() implements Stage {}

    /** The consent screen was shown. */
    record ConsentPending() implements Stage {}

    record NamePending(Consent consent) implements Stage {}

    record AgePending(Consent consent, Name name) implements Stage {}

    record GenderPending(Consent consent, Name name, Age age) implements Stage {}

    record Registered(Card card) implements Stage {}

    /** Too young. Nothing else is kept; a later start asks again. */
    record Refused() implements Stage {}
}
