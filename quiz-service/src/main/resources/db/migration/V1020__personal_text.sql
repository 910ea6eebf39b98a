-- What people wrote and what is said about them is of types of their own, as in profile's schema, so that a later encryption finds it all.
-- A domain without constraints over the same type: no row is rewritten.
create domain personal_text as text;
create domain personal_json as jsonb;

alter table answer alter column words type personal_text;
alter table person alter column name type personal_text;
alter table session alter column findings type personal_json;
alter table known_pattern alter column title type personal_text;
alter table known_pattern alter column description type personal_text;
