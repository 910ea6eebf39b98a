-- A row means: this consumer has already acted on this event.
create table inbox (
    consumer   text        not null,
    event_id   uuid        not null,
    handled_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

-- Old claims are pruned by age.
create index inbox_handled_at on inbox using brin (handled_at);

-- A row means: this event is decided, and Kafka may not have it yet. Rows come and go quickly, so the table is vacuumed
-- early and keeps room on its pages.
create table outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    time        timestamptz not null,
    attributes  text        not null,
    traceparent text,
    data        text        not null,
    written_at  timestamptz not null default now(),
    refused     text
) with (fillfactor = 70, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0.0);
