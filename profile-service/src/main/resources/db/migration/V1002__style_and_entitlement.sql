-- A document with a person's words in it. One type for all of them, like personal_text.
create domain personal_json as jsonb;

-- The rows that follow from the events of profile.person hang on the person: who is erased takes them along, and an event
-- that comes late finds nobody to belong to.

-- A row means: this person chose how to be answered.
create table style (
    chat_id     bigint primary key references person on delete cascade,
    tone        text   not null,
    personality text   not null,
    length      text   not null
);

-- A row means: this person was granted more than everybody has.
create table entitlement (
    chat_id bigint primary key references person on delete cascade,
    plan    text   not null check (plan in ('free', 'premium')),
    until   timestamptz,
    source  text   not null
);

-- A row means: this person asked how to invite others.
create table invitation (
    chat_id bigint primary key references person on delete cascade,
    code    text   not null unique
);

-- A row means: somebody was rewarded for this person's coming. The pseudonym outlives an erasure, so that coming back does
-- not earn a second reward.
create table credited (
    invited text primary key,
    inviter bigint references person on delete set null,
    at      timestamptz not null default now()
);

create index credited_inviter on credited (inviter);

-- A row means: this recurs in what the person says (live), or the person does not want to see it again: rejected for good,
-- or forgotten until it is talked of anew.
create table pattern (
    chat_id    bigint        not null references person on delete cascade,
    id         uuid          not null,
    slug       text          not null,
    state      text          not null check (state in ('live', 'rejected', 'forgotten')),
    data       personal_json not null,
    changed_at timestamptz   not null,
    primary key (chat_id, id)
);

-- A row means: this is what stands out about the person, what helps them and what does not.
create table insight (
    chat_id    bigint        primary key references person on delete cascade,
    data       personal_json not null,
    changed_at timestamptz   not null
);

-- A row means: a message of the person had this mood.
create table mood (
    chat_id bigint      not null references person on delete cascade,
    turn_id uuid        not null,
    said_at timestamptz not null,
    mood    text        not null,
    valence real        not null,
    stress  text        not null,
    energy  text        not null,
    primary key (chat_id, turn_id)
);

create index mood_of_person on mood (chat_id, said_at);
