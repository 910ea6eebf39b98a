-- What people wrote and what is said about them is of types of their own, as in the schemas of profile and quiz, so that a later encryption
-- finds it all. A domain without constraints over the same type: no row is rewritten, so the locks are held for a moment, and whoever would have
-- to wait longer for one gives up instead of holding up everybody behind. The turns get theirs a release later (ADR 12).
set local lock_timeout = '900ms';

create domain personal_text as text;
create domain personal_json as jsonb;

alter table person alter column name type personal_text;
alter table portrait alter column facts type personal_json;
alter table memory alter column summary type personal_text;
alter table search alter column words type personal_text;
