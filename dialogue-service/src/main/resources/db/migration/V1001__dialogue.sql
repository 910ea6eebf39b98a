-- A turn: what a person said, and what was answered once that is decided. The id is that of the update, so a repeat is no second turn.
create table turn (
    id             uuid        primary key,
    seq            bigint      generated always as identity,
    chat_id        bigint      not null,
    mode           text        not null,
    person_text    text        not null,
    said_at        timestamptz not null,
    reply_text     text,
    answered_at    timestamptz,
    crisis         boolean     not null default false,
    provider       text,
    model          text,
    prompt_version text,
    tokens_in      integer,
    tokens_out     integer,
    latency_millis bigint
);

-- The last turns of a chat in one mode are read with every message.
create index turn_recent on turn (chat_id, mode, seq);

-- The local copy of what profile-service knows, so that an answer asks nobody.
create table person (
    chat_id    bigint      primary key,
    language   text        not null,
    name       text,
    gender     text,
    changed_at timestamptz not null
);

-- Who was erased, and when: updates from before that must not bring the person back. The key is derived from the chat id, not the id.
create table erasure (
    person    uuid        primary key,
    erased_at timestamptz not null
);
