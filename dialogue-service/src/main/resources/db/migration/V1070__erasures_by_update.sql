-- An erasure is known by the update that asked for it, too: profile-service's clock says nothing of when an update came in, and a clock
-- that is set back nothing of what came first. What came before has both an earlier time and a smaller number: clocks are set back, and
-- numbers begin anew after a quiet week. Where the update is not known, the time of the event decides alone.
set local lock_timeout = '900ms';

alter table erasure
    add column asked_at  timestamptz,
    add column update_id bigint not null default 9223372036854775807;

-- Null for turns from before.
alter table turn add column update_id bigint;
