-- Models are asked for more than replies: for summaries, pictures, the profile's analysis, quizzes. Such calls belong to no turn, and the
-- event that told of them must count once.
alter table model_call
    alter column turn drop not null,
    add column purpose text not null default 'reply',
    add column event   uuid,
    add column place   integer;

create unique index model_call_event on model_call (event, place);
