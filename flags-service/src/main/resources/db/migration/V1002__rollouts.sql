-- A flag's way to people, step by step. The plan stays as it was made; stage, step and since say where it is.
create table rollout (
    number       bigint           primary key generated always as identity,
    flag         text             not null references flag,
    steps        text             not null,
    hold_seconds bigint           not null,
    at_least     int              not null,
    p95_millis   bigint           not null,
    apologies    double precision not null,
    failures     double precision not null,
    stage        text             not null check (stage in ('scheduled', 'holding', 'complete', 'taken-back', 'stopped')),
    step         int              not null,
    since        timestamptz      not null,
    flag_version bigint           not null,
    actor        text             not null
);

-- One at a time for each flag.
create unique index rollout_under_way on rollout (flag) where stage in ('scheduled', 'holding');

-- Everything that happened in a rollout, with the share of people who had the flag after it. Rows are only added.
create table rollout_journal (
    number  bigint      primary key generated always as identity,
    rollout bigint      not null references rollout,
    at      timestamptz not null,
    percent int         not null,
    actor   text        not null,
    what    text        not null
);

create index rollout_journal_rollout on rollout_journal (rollout, number);
