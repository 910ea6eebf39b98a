-- What the gateway knows of a chat that has finished onboarding: who has its plain texts, and whether messages arrive.
create table chat (
    chat_id           bigint      primary key,
    focus             text        not null,
    unreachable_since timestamptz,
    changed_at        timestamptz not null
);

-- A row means: this update came in, and was routed so. Telegram repeats updates for a day; the ids are hashes, and say
-- nothing about the chat.
create table update_seen (
    event_id uuid        primary key,
    route    text        not null,
    seen_at  timestamptz not null
);

-- Rows are pruned by age, and are written in that order.
create index update_seen_seen_at on update_seen using brin (seen_at);

-- A row means: so many pieces of this reply are out; the largest integer: it needs no more. Nothing says whose it was.
create table delivery (
    reply_id     uuid        primary key,
    pieces       integer     not null,
    delivered_at timestamptz not null
);

create index delivery_delivered_at on delivery using brin (delivered_at);
