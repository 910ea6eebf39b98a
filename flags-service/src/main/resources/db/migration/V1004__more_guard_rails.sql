-- Rollouts that are under way get what is usual.
alter table rollout add column crisis_recall double precision not null default 1;
alter table rollout add column rejections double precision not null default 0.05;
