-- A row means: this person asked for a copy of everything and has not got it yet.
create table export_request (
    chat_id      bigint      primary key references person on delete cascade,
    caused_by    uuid        not null,
    language     text        not null,
    requested_at timestamptz not null
);

-- How much each service erased, for the closing message; sums of rows by table, nothing of the person.
alter table erasure add column counts jsonb not null default '{}';
