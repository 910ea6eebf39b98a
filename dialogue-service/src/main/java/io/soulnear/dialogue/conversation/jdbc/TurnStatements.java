package io.soulnear.dialogue.conversation.jdbc;

/** The statements by which turns are kept, each for many turns at once but the last. */
final class TurnStatements {
    /**
     * Stores messages and gives what their turns build on. A message that is new and not premium takes one of the day's free answers, and is
     * stored only if there is one: the row of the quota is what concurrent messages of a person wait for. A day that is over never comes
     * back, though a person travels west or a clock is set back. What got a notice, or was dismissed, was dealt with then.
     */
    static final String RECORD = """
            with incoming as (
                select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[], ?::int[], ?::int[],
                        ?::bigint[])
                    with ordinality as i (id, chat_id, mode, person_text, said_at, person, remembered, per_day, update_id, n)
            ), known as (
                select i.*, t.id is not null as recorded,
                       t.reply_text is not null or d.event_id is not null as answered,
                       e.person is not null as forgotten, p.language, p.name, p.age, p.gender, q.facts,
                       m.summary, coalesce(m.forgotten_seq, 0) as since
                from incoming i
                left join turn t on t.id = i.id
                left join inbox d on d.consumer = 'dialogue.notice' and d.event_id = i.id
                left join erasure e on e.person = i.person and coalesce(e.asked_at, e.erased_at) >= i.said_at
                    and e.update_id >= i.update_id
                left join person p on p.chat_id = i.chat_id
                left join portrait q on q.chat_id = i.chat_id
                left join memory m on m.chat_id = i.chat_id and m.mode = i.mode
            ), counting as (
                select id, chat_id, mode, per_day, local_day(said_at, zone_of(facts, language)) as day,
                       row_number() over (partition by chat_id, mode order by n) as place
                from (select distinct on (id) * from known order by id, n) once
                where per_day > 0 and not recorded and not answered and not forgotten and not is_premium(facts, said_at)
            ), counted as (
                insert into quota as q (chat_id, mode, day, used, allowed, granted)
                select chat_id, mode, max(day), least(count(*), max(per_day)), max(per_day), least(count(*), max(per_day))
                from counting group by chat_id, mode order by chat_id, mode
                on conflict (chat_id, mode) do update set
                    day = greatest(q.day, excluded.day),
                    used = case when q.day < excluded.day then excluded.used
                                else greatest(q.used, least(q.used + excluded.used, excluded.allowed)) end,
                    allowed = excluded.allowed,
                    granted = case when q.day < excluded.day then excluded.used
                                   else greatest(0, least(excluded.used, excluded.allowed - q.used)) end
                returning chat_id, mode, day, granted
            ), decided as (
                select k.*, c.day as quota_day, coalesce(w.place <= c.granted, true) as admitted
                from known k
                left join counting w on w.id = k.id
                left join counted c on c.chat_id = w.chat_id and c.mode = w.mode
            ), stored as (
                insert into turn (id, chat_id, mode, person_text, said_at, counted_on, update_id)
                select id, chat_id, mode, person_text, said_at, quota_day, nullif(update_id, 0) from decided
                where not recorded and not answered and not forgotten and admitted order by n
                on conflict do nothing
            )
            select k.forgotten, k.recorded, k.answered, k.admitted, k.per_day, k.quota_day, k.language, k.name, k.age, k.gender,
                   case when not k.answered and not k.forgotten then k.facts end as facts, zone_of(null, k.language) as zone,
                   k.summary, h.said, h.replied, h.crises
            from decided k
            left join lateral (
                select array_agg(person_text::text order by seq) as said, array_agg(reply_text::text order by seq) as replied,
                       array_agg(crisis order by seq) as crises
                from (
                    select seq, person_text, reply_text, crisis from turn
                    where chat_id = k.chat_id and mode = k.mode and seq > k.since and id <> k.id and reply_text is not null
                    order by seq desc limit k.remembered
                ) recent
            ) h on k.admitted and not k.answered and not k.forgotten
            order by k.n
            """;

    /** Stores replies, each with the wording that it answers. An apology gives the free answer back that it did not deserve. */
    static final String ANSWER = """
            with answered as (
                update turn t set person_text = a.person_text, reply_text = a.reply_text, answered_at = a.answered_at, provider = a.provider,
                    model = a.model, prompt_version = a.prompt_version, tokens_in = a.tokens_in, tokens_out = a.tokens_out,
                    latency_millis = a.latency_millis, cost_micros = a.cost_micros, first_token_millis = a.first_token_millis
                from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
                        ?::bigint[], ?::bigint[], ?::bigint[])
                    as a (id, person_text, reply_text, answered_at, provider, model, prompt_version, tokens_in, tokens_out, latency_millis,
                          cost_micros, first_token_millis)
                where t.id = a.id and t.reply_text is null
                returning t.id, t.chat_id, t.mode, t.said_at, t.provider, t.counted_on
            ), returned as (
                update quota q set used = q.used - 1
                from answered a
                where a.provider = 'none' and q.chat_id = a.chat_id and q.mode = a.mode and q.day = a.counted_on and q.used > 0
            ), called as (
                insert into model_call (turn, chat_id, asked_at, provider, model, outcome, tokens_in, tokens_out, cost_micros,
                    latency_millis, first_token_millis)
                select a.id, a.chat_id, a.said_at, c.provider, c.model, c.outcome, c.tokens_in, c.tokens_out, c.cost_micros,
                    c.latency_millis, c.first_token_millis
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[])
                    with ordinality
                    as c (turn, provider, model, outcome, tokens_in, tokens_out, cost_micros, latency_millis,
                          first_token_millis, n)
                join answered a on a.id = c.turn
                order by c.n
            )
            select id from answered
            """;

    /** Stores one message with the help in a crisis that has been sent. It costs nothing, nor does what the message said before it was edited. */
    static final String CRISIS = """
            with stored as (
                insert into turn (id, chat_id, mode, person_text, said_at, update_id, reply_text, answered_at, crisis)
                select i.*, true from (values (
                    ?::uuid, ?::bigint, ?, ?, ?::timestamptz, nullif(?::bigint, 0), ?, ?::timestamptz)
                ) i (id, chat_id, mode, person_text, said_at, update_id, reply_text, answered_at)
                where not exists (
                    select from erasure e
                    where e.person = ? and coalesce(e.asked_at, e.erased_at) >= i.said_at and e.update_id >= coalesce(i.update_id, 0))
                on conflict (id) do update
                    set person_text = excluded.person_text, reply_text = excluded.reply_text, answered_at = excluded.answered_at,
                        crisis = true
                    where turn.reply_text is null
                returning chat_id, mode, counted_on
            )
            update quota q set used = q.used - 1
            from stored s
            where q.chat_id = s.chat_id and q.mode = s.mode and q.day = s.counted_on and q.used > 0
            """;

    private TurnStatements() {}
}
