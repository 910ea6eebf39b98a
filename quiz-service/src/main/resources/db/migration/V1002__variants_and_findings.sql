-- Which way a quiz takes is decided when it begins and kept to its end, whatever the flags say meanwhile.
alter table session add column variant text not null default 'fixed'
    check (variant in ('fixed', 'dynamic', 'adaptive', 'dynamic-adaptive'));

-- What a model found in the first answers, to be told in the result; it is in words, and so cannot be found again by counting.
alter table session add column findings jsonb not null default '[]';

-- Past results are looked up per chat, the newest first.
create index completed_session_of_chat on session (chat_id, number desc) where state = 'completed';

-- What profile says comes up again in what a person said, as far as a quiz can look into it.
create table known_pattern (
    chat_id     bigint not null,
    pattern_id  text   not null,
    slug        text   not null,
    language    text   not null,
    title       text   not null,
    description text   not null,
    topics      jsonb  not null,
    confidence  double precision not null,
    primary key (chat_id, pattern_id)
);
