-- A row means: where Telegram shows no drafts, this update's reply is being written into that message (0: none that is known).
-- While held_until is ahead, one gateway is changing it. Nothing says whose it is.
create table half_message (
    cause      uuid        primary key,
    message_id bigint      not null,
    held_until timestamptz,
    finished   boolean     not null,
    begun_at   timestamptz not null
);

create index half_message_begun_at on half_message using brin (begun_at);
