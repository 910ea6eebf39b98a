package io.soulnear.runtime;

import io.soulnear.messaging.Transaction;
import io.soulnear.messaging.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a service keeps about a person: the rows of every table that names the chat, and of those that hang on such a table.
 * Found in the catalogue, so that no table is forgotten when one is added.
 */
@Singleton
public final class Holdings {
    /** A key column that is not the chat's own leads to a table that has it. */
    private static final String TABLES = """
            with own as (
                select c.oid, c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                    and a.attname = 'chat_id' and not a.attisdropped
            ), condition as (
                select oid, relname, 'chat_id = $1' as sql from own
                union all
                select c.oid, c.relname, format('%I in (select %I from %I where chat_id = $1)',
                    child.attname, parent.attname, own.relname)
                from pg_constraint k
                join own on own.oid = k.confrelid
                join pg_class c on c.oid = k.conrelid
                join pg_attribute child on child.attrelid = c.oid and child.attnum = k.conkey[1]
                join pg_attribute parent on parent.attrelid = own.oid and parent.attnum = k.confkey[1]
                where k.contype = 'f' and cardinality(k.conkey) = 1 and c.oid not in (select oid from own)
            )
            select relname, format('%I', relname), replace(sql, '$1', '?'),
                array(select attname::text from pg_attribute a
                    where a.attrelid = condition.oid and a.attnum > 0 and not a.attisdropped
                        and a.atttypid in ('tsvector'::regtype, 'real[]'::regtype, 'bytea'::regtype))
            from condition order by relname
            """;

    private final Transactions transactions;

    Holdings(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Table(String name, String quoted, String condition, String[] derived) {}

    /** All rows about the person as one JSON object: tables to arrays of rows. Indexes made of their words are left out. */
    public String of(long chat) {
        return transactions.call(tx -> tables(tx).stream()
                .map(table -> "\"" + table.name() + "\":" + rows(tx, table, chat))
                .collect(Collectors.joining(",", "{", "}")));
    }

    /** How many rows there are about the person, by table; tables without any are left out. */
    public Map<String, Integer> count(Transaction tx, long chat) {
        var counts = new TreeMap<String, Integer>();
        for (var table : tables(tx)) {
            var sql = "select count(*) from %s where %s".formatted(table.quoted(), table.condition());
            var rows = tx.query(sql, row -> row.getInt(1), chat).getFirst();
            if (rows > 0) {
                counts.put(table.name(), rows);
            }
        }
        return counts;
    }

    private static String rows(Transaction tx, Table table, long chat) {
        var sql = "select coalesce(jsonb_agg(to_jsonb(t) - ?::text[]), '[]') from %s t where %s"
                .formatted(table.quoted(), table.condition());
        return tx.query(sql, row -> row.getString(1), table.derived(), chat).getFirst();
    }

    private static List<Table> tables(Transaction tx) {
        return tx.query(
                TABLES,
                row -> new Table(row.getString(1), row.getString(2), row.getString(3), (String[])
                        row.getArray(4).getArray()));
    }
}
