-- What profile says of a person, as far as a quiz needs it.
create table person (
    chat_id  bigint primary key,
    language text   not null,
    name     text
);

-- One run through a quiz. The questions are kept as they were asked, so that neither a new bank nor a question made for
-- one person alone can change a session that has begun. The number gives the order of a chat's sessions; no clock does.
create table session (
    session_id uuid        primary key,
    number     bigint      generated always as identity,
    chat_id    bigint      not null,
    category   text        not null,
    state      text        not null check (state in ('in-progress', 'paused', 'completed', 'cancelled')),
    questions  jsonb       not null,
    touched_at timestamptz not null
) with (fillfactor = 80);

create index session_of_chat on session (chat_id, number desc);
create unique index one_unfinished_session_of_chat on session (chat_id) where state in ('in-progress', 'paused');

-- A row means: this question of the session has its answer. The key is why it cannot have two.
create table answer (
    session_id  uuid        not null references session on delete cascade,
    position    int         not null check (position > 0),
    question_id text        not null,
    level       text        check (level in ('never', 'rarely', 'sometimes', 'often', 'always')),
    option      int         check (option >= 0),
    words       text,
    answered_at timestamptz not null,
    primary key (session_id, position),
    check (num_nonnulls(level, option, words) = 1)
);
