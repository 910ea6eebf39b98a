-- Text that a person wrote. One type for all of it, so that a later step can protect it in one place.
create domain personal_text as text;

-- A row means: this chat has talked with us and was not erased since. Before consent it holds no more than where the
-- person came from and the language to answer in; a refused person's row holds nothing but the refusal.
create table person (
    chat_id         bigint primary key,
    stage           text not null check (stage in
        ('new', 'consent-pending', 'name-pending', 'age-pending', 'gender-pending', 'registered', 'refused')),
    language        text check (language in ('ru', 'en')),
    consent_version int,
    consent_at      timestamptz,
    name            personal_text,
    age             int check (age between 13 and 100),
    gender          text check (gender in ('f', 'm')),
    time_zone       text,
    quiz            text,
    campaign        text,
    referrer        text,
    -- a request to be forgotten: which of the two questions is open, and on which screen
    forgetting      text not null default 'not-asked' check (forgetting in ('not-asked', 'asked-once', 'asked-twice')),
    forget_token    text,
    check ((forgetting = 'not-asked') = (forget_token is null)),
    check (name is null or consent_at is not null),
    check (stage <> 'refused' or num_nonnulls(language, consent_at, name, age, gender, time_zone, quiz, campaign, referrer) = 0)
);

-- A row means: a person was erased by this update. While other services still erase, it knows the chat to tell when all
-- is done; afterwards only the keyed pseudonym is left, so that older updates of that chat are not taken for a new life.
create table erasure (
    id           uuid primary key,
    person       text        not null,
    update_id    bigint      not null,
    requested_at timestamptz not null,
    caused_by    uuid        not null,
    chat_id      bigint,
    language     text,
    confirmed    text[]      not null default '{}',
    told_at      timestamptz,
    closed_at    timestamptz,
    check ((closed_at is null) = (chat_id is not null))
);

create index erasure_person on erasure (person);

create index erasure_pending on erasure (requested_at) where closed_at is null;
