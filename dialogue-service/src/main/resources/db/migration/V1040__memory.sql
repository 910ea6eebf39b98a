-- What is remembered of a talk beyond its last turns, for each person and mode. Turns up to folded_seq have gone into the summary; turns
-- up to forgotten_seq are in no prompt any more, because the person wanted it so.
create table memory (
    chat_id       bigint      not null,
    mode          text        not null,
    summary       text,
    folded_seq    bigint      not null,
    forgotten_seq bigint      not null,
    changed_at    timestamptz not null,
    primary key (chat_id, mode)
);

-- How many of the day's free answers are used: one row for a person and mode, which begins anew with each of the person's days. What the
-- last statement granted is kept for a moment, so that the statement itself can tell how many of its messages passed.
create table quota (
    chat_id bigint  not null,
    mode    text    not null,
    day     date    not null,
    used    integer not null,
    allowed integer not null,
    granted integer not null,
    primary key (chat_id, mode)
);

-- The day on which a turn used a free answer; null: it used none.
alter table turn add column counted_on date;

-- The person's calendar day. A zone that this Postgres does not know counts as UTC: a message is never lost to its zone.
create function local_day(at timestamptz, zone text) returns date language plpgsql stable as $$
begin
    return (at at time zone zone)::date;
exception when invalid_parameter_value then
    return (at at time zone 'UTC')::date;
end
$$;

-- What the profile tells, as far as counting needs it (see the table portrait). The zone of whom nothing is known goes by their language.
create function zone_of(facts jsonb, language text) returns text language sql immutable as $$
    select coalesce(facts #>> '{time-zone,fact,timeZone}', case language when 'ru' then 'Europe/Moscow' else 'UTC' end)
$$;

create function is_premium(facts jsonb, at timestamptz) returns boolean language sql stable as $$
    select coalesce(
        facts #>> '{entitlement,fact,plan}' = 'premium'
            and coalesce((facts #>> '{entitlement,fact,until}')::timestamptz > at, true),
        false)
$$;

-- The words of a turn for full-text search, the person's before the companion's. The chat itself is a word, too: the index then finds one
-- person's turns among everybody's, however common a word is. No text has words with a blank in them, so none can pass for a chat.
create function turn_words(chat bigint, person_text text, reply_text text) returns tsvector language sql immutable as $$
    select setweight(to_tsvector('russian'::regconfig, person_text), 'A')
        || setweight(to_tsvector('english'::regconfig, person_text), 'A')
        || setweight(to_tsvector('russian'::regconfig, reply_text), 'C')
        || setweight(to_tsvector('english'::regconfig, reply_text), 'C')
        || array_to_tsvector(array['chat ' || chat])
$$;

-- All forms of what a person looks for; all words must be there, whatever signs stand between them.
create function sought(words text) returns tsquery language sql immutable as $$
    select plainto_tsquery('russian'::regconfig, words) || plainto_tsquery('english'::regconfig, words)
$$;

-- The index of turns by their words, apart from them: turns that are answered are rewritten without touching it, and this table can be
-- filled without a lock on theirs.
create table turn_index (
    turn_id uuid        primary key references turn on delete cascade,
    chat_id bigint      not null,
    said_at timestamptz not null,
    words   tsvector    not null
);

insert into turn_index (turn_id, chat_id, said_at, words)
select id, chat_id, said_at, turn_words(chat_id, person_text, reply_text) from turn where reply_text is not null;

-- What waits to be put into the index is read by every search, so it is kept short.
create index turn_index_words on turn_index using gin (words) with (gin_pending_list_limit = 256);

-- The last searches of a person, for the buttons that turn their pages.
create table search (
    chat_id  bigint      not null,
    id       text        not null,
    words    text        not null,
    asked_at timestamptz not null,
    primary key (chat_id, id)
);
