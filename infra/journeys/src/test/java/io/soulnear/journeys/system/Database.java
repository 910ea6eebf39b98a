package io.soulnear.journeys.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The services' database, looked at from outside. */
public final class Database {
    private static final String COLUMNS = """
            select format('%I.%I', table_schema, table_name), column_name
            from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_type = 'BASE TABLE' and table_schema ~ '^<schemas>(gateway|dialogue|quiz|profile|flags)$'
            """;

    private static final String TABLES_OF_CHATS = COLUMNS + " and column_name = 'chat_id'";

    private final String schemas;
    private final String url;
    private final String user;
    private final String password;

    /** @param schemas what the names of all schemas of this system begin with; mostly empty */
    Database(String url, String user, String password, String schemas) {
        this.schemas = schemas;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /**
     * Where a word stands: every column of every table of this system's schemas is read as text (bytes as UTF-8).
     *
     * @return like {@code dialogue.turn.person_text}
     */
    public List<String> placesOf(String word) {
        try (var connection = connect();
                var columns = connection.createStatement().executeQuery(COLUMNS.replace("<schemas>", schemas))) {
            var places = new ArrayList<String>();
            while (columns.next()) {
                var table = columns.getString(1);
                var column = columns.getString(2);
                if (holds(connection, table, column, word)) {
                    places.add(table + "." + column);
                }
            }
            return places;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the services keep of a chat: a sum of each table's rows of it, by the table. */
    public Map<String, String> rowsOf(long chat) {
        try (var connection = connect();
                var tables = connection.createStatement().executeQuery(TABLES_OF_CHATS.replace("<schemas>", schemas))) {
            var sums = new TreeMap<String, String>();
            while (tables.next()) {
                var table = tables.getString(1);
                var rows = one(
                        "select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) from "
                                + table + " t where chat_id = " + chat);
                sums.put(table, rows);
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something to the database that no service does; {@code {schemas}} stands for what the names of schemas begin with. */
    public void does(String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql.replace("{schemas}", schemas));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the gateway knows that the chat has finished onboarding: from then on it has a focus. */
    public boolean hasFocus(long chat) {
        return "1".equals(one("select count(*) from " + schemas + "gateway.chat where chat_id = " + chat));
    }

    /** What the chat is busy with, as the gateway has it; empty before onboarding is over. */
    public String focus(long chat) {
        return one("select coalesce(max(focus), '') from " + schemas + "gateway.chat where chat_id = " + chat);
    }

    /** How many people have finished onboarding, as the gateway has it. */
    public int known() {
        return Integer.parseInt(one("select count(*) from " + schemas + "gateway.chat"));
    }

    /** The notes on a talk; empty as long as there are none. */
    public String summary(long chat, String mode) {
        return one("select coalesce(max(summary), '') from dialogue.memory where chat_id = " + chat + " and mode = '"
                + mode + "'");
    }

    /** How many turns of a talk are not in its notes yet. */
    public int unfolded(long chat, String mode) {
        return Integer.parseInt(one("""
                select count(*) from dialogue.turn t left join dialogue.memory m on m.chat_id = t.chat_id and m.mode = t.mode
                where t.chat_id = %d and t.mode = '%s' and t.seq > coalesce(m.folded_seq, 0)
                """.formatted(chat, mode)));
    }

    /** Whether the dialogue has heard that the person is premium. */
    public boolean isPremium(long chat) {
        return "1".equals(one("""
                select count(*) from dialogue.portrait
                where chat_id = %d and facts #>> '{entitlement,fact,plan}' = 'premium'
                """.formatted(chat)));
    }

    /** Changes something behind the services' backs. */
    public void run(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String one(String sql) {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean holds(Connection connection, String table, String column, String word) throws SQLException {
        var quoted = '"' + column + '"';
        var sql = "select exists (select from %s where position(? in %s::text) > 0 or position(? in %s::text) > 0)"
                .formatted(table, quoted, quoted);
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, word);
            query.setString(2, hex(word)); // as bytea shows it
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    private static String hex(String word) {
        return java.util.HexFormat.of().formatHex(word.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
