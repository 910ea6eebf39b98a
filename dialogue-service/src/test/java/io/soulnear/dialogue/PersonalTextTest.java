package io.soulnear.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.soulnear.testing.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people write has a type of its own in the schema. */
class PersonalTextTest {
    private static final String SCHEMA = "dialogue";

    private final TestServers.Database database = TestServers.postgres();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void theTypesComeWithoutRewritingARow() throws SQLException {
        migrate("1050");
        connection.createStatement().execute("set search_path to " + SCHEMA);
        connection.createStatement().execute("""
                insert into person (chat_id, language, name, changed_at) select n, 'ru', 'Аня', now() from generate_series(1, 1000) n;
                insert into memory (chat_id, mode, summary, folded_seq, forgotten_seq, changed_at)
                select n, 'helper', 'О сне', 0, 0, now() from generate_series(1, 1000) n
                """);
        var before = files();

        migrate("latest");

        assertThat(files()).containsAll(before);
        assertThat(strings("select name || ' ' || summary from person join memory using (chat_id) where chat_id = 7"))
                .containsExactly("Аня О сне");
    }

    /** The turns are missing for a release: ADR 12. */
    @Test
    void allThatIsPersonalIsOfATypeOfItsOwn() throws SQLException {
        migrate("latest");

        assertThat(strings("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = '%s' and domain_name in ('personal_text', 'personal_json')
                """.formatted(SCHEMA)))
                .containsExactlyInAnyOrder("person.name", "portrait.facts", "memory.summary", "search.words");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .locations("classpath:db/messaging", "classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    /** The file of each table and index: a table that is rewritten gets another. */
    private List<String> files() throws SQLException {
        return strings("""
                select relname || ' ' || pg_relation_filenode(oid) from pg_class
                where relnamespace = '%s'::regnamespace and relkind in ('r', 'i') and relname !~ 'flyway'
                """.formatted(SCHEMA));
    }

    private List<String> strings(String query) throws SQLException {
        var strings = new ArrayList<String>();
        try (var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
