-- What a reply cost in millionths of a US dollar, and how long the person waited for its first words; null where that is not known.
alter table turn
    add column cost_micros        bigint,
    add column first_token_millis bigint;

-- Every call of a remote model, those that failed included, as it is paid for. Kept until its person is erased, even when the
-- turn is gone before.
create table model_call (
    id                 bigint      generated always as identity primary key,
    turn               uuid        not null,
    chat_id            bigint      not null,
    asked_at           timestamptz not null,
    provider           text        not null,
    model              text        not null,
    outcome            text        not null,
    tokens_in          integer,
    tokens_out         integer,
    cost_micros        bigint,
    latency_millis     bigint      not null,
    first_token_millis bigint
);

-- For erasures, and the sum of one person.
create index model_call_chat on model_call (chat_id, asked_at);

-- For the sums of days: rows come in the order of time.
create index model_call_day on model_call using brin (asked_at);
