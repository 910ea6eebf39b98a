-- Which reply took the half message's place: another one to the same update, such as the answer after an apology, is a message of its own.
alter table half_message add column reply_id uuid;
