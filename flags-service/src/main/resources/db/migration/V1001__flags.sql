-- A flag as it is now. The definition is kept as it was written (json, not jsonb), because that is what is published.
create table flag (
    key        text        primary key,
    version    bigint      not null check (version > 0),
    definition json        not null,
    actor      text        not null,
    reason     text        not null,
    changed_at timestamptz not null
);

-- Every change that was ever made: who, when, why, before and after. Rows are only added.
create table flag_revision (
    key        text        not null references flag,
    version    bigint      not null,
    before     json,
    after      json        not null,
    actor      text        not null,
    reason     text        not null,
    changed_at timestamptz not null,
    primary key (key, version)
);
