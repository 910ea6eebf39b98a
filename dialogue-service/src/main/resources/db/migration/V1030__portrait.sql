-- How old a person says to be, as part of their card.
alter table person add column age integer;

-- The local copy of what the profile tells of a person, in one row, so that a message costs no more than one look. Each fact stands under
-- its own name with the time of its news, {"style": {"at": …, "fact": {…}}}, and older news changes nothing. A pattern that was retired stays as a
-- fact without content for as long as older news of it can still be replayed.
create table portrait (
    chat_id    bigint      primary key,
    facts      jsonb       not null,
    changed_at timestamptz not null
);
