-- What a replay found about a flag, as it was registered. Rows are only added; the newest of a flag counts.
create table replay_report (
    number        bigint      primary key generated always as identity,
    flag          text        not null references flag,
    verdict       text        not null check (verdict in ('BETTER', 'EQUAL', 'WORSE', 'NOT_ENOUGH_DATA')),
    reason        text        not null,
    conversations int         not null,
    recording     text        not null,
    base          json        not null,
    candidate     json        not null,
    actor         text        not null,
    registered_at timestamptz not null
);

create index replay_report_flag on replay_report (flag, number desc);

-- Why something was done without the report that it needs; empty where nobody claimed that.
alter table flag add column override_reason text not null default '';
alter table flag_revision add column override_reason text not null default '';
alter table rollout add column override_reason text not null default '';
