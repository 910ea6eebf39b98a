package io.soulnear.operations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration leaves what the build before needs: both run at once while a release goes out, and after a rollback. */
class MigrationsTest {
    /** Gives columns a domain over the type that they had: what was written and read before can be, still. */
    private static final Set<String> CONSIDERED = Set.of("V1020__personal_text.sql", "V1060__personal_text.sql");

    private static final Map<String, Pattern> FLAWS = Map.of(
            "takes away what the build before uses",
            Pattern.compile("\\bdrop (table|column|view|materialized|type|domain|schema|function|sequence|default)\\b"),
            "renames what the build before uses",
            Pattern.compile("\\brename\\b"),
            "changes a column's type",
            Pattern.compile("\\balter (column )?\\w+ (set data )?type\\b"),
            "forbids nulls that the build before writes",
            Pattern.compile("\\bset not null\\b"),
            "wants a value that the build before does not write",
            Pattern.compile("\\badd column (?![^,]*\\b(default|generated)\\b)[^,]*\\bnot null\\b"),
            "restricts what the build before writes",
            Pattern.compile(
                    "\\balter table [^;]*\\badd (constraint \\w+ )?(unique|check|primary key|foreign key|exclude)\\b"),
            "takes away rows",
            Pattern.compile("^(truncate|delete)\\b"));

    @Test
    void everyMigrationLeavesWhatTheBuildBeforeNeeds() throws IOException {
        var flaws = new ArrayList<String>();
        for (var file : migrations()) {
            if (!CONSIDERED.contains(file.getFileName().toString())) {
                flaws(Files.readString(file)).forEach(flaw -> flaws.add(file.getFileName() + " " + flaw));
            }
        }

        assertThat(flaws).isEmpty();
    }

    @Test
    void everyNumberIsGivenOnceInAService() throws IOException {
        assertThat(migrations())
                .extracting(file ->
                        file.getParent() + "/" + file.getFileName().toString().split("__", 2)[0])
                .hasSizeGreaterThan(15)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table flag drop column reason;",
                "create table a (id int); drop table flag;",
                "alter table flag rename column reason to why;",
                "ALTER TABLE flag\n    ALTER COLUMN version TYPE text;",
                "alter table flag alter reason set not null;",
                "alter table flag add column why text not null;",
                "alter table flag add column a text not null default '', add column b text not null;",
                "alter table flag add constraint one unique (reason);",
                "delete from flag;"
            })
    void whatTheBuildBeforeWouldMissIsSeen(String migration) {
        assertThat(flaws(migration)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (id int not null, b text check (b in ('x', 'y')), unique (b));",
                "alter table flag add column why text not null default '', add column b text;",
                "alter table flag alter column turn drop not null;",
                "-- drop table flag;\ncreate index a on flag (key);",
                "drop index a;"
            })
    void whatOnlyAddsMayPass(String migration) {
        assertThat(flaws(migration)).isEmpty();
    }

    private static List<String> flaws(String migration) {
        return Stream.of(migration
                        .replaceAll("--[^\\n]*", " ")
                        .toLowerCase(Locale.ROOT)
                        .split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .flatMap(statement -> FLAWS.entrySet().stream()
                        .filter(flaw -> flaw.getValue().matcher(statement).find())
                        .map(flaw -> flaw.getKey() + ": " + statement))
                .toList();
    }

    private static List<Path> migrations() throws IOException {
        var all = new ArrayList<Path>();
        for (var modules : List.of(Script.PROJECT, Script.PROJECT.resolve("infra"))) {
            try (var each = Files.newDirectoryStream(modules, "{*-service,messaging}")) {
                for (var module : each) {
                    try (var files = Files.walk(module.resolve("src/main/resources/db"))) {
                        files.filter(file -> file.toString().endsWith(".sql")).forEach(all::add);
                    }
                }
            }
        }
        return all;
    }
}
