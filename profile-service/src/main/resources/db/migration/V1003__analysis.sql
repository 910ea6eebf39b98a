-- A row means: the person said this lately; analyses look back at it. Only the last ones of each mode are kept.
create table remark (
    chat_id bigint        not null references person on delete cascade,
    mode    text          not null,
    number  int           not null,
    turn_id uuid          not null,
    said_at timestamptz   not null,
    text    personal_text not null,
    primary key (chat_id, mode, number)
);

-- A row means: so many messages the person has written in this mode, and so far analyses have looked.
create table progress (
    chat_id bigint not null references person on delete cascade,
    mode    text   not null,
    said    int    not null,
    quick   int    not null default 0,
    deep    int    not null default 0,
    primary key (chat_id, mode)
) with (fillfactor = 80);
