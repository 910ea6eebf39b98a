package io.soulnear.operations.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever knows the interfaces of the revision before can go on. */
class CompatibilityTest {
    private static final String EXAMPLE = "infra/contracts/a.v1/examples/one.json";
    private static final String SCHEMA = "infra/contracts/a.v1/schema.json";
    private static final String INTERFACE = "a-service/src/main/resources/openapi/service.yml";

    @TempDir
    private Path repository;

    @BeforeEach
    void commit() throws Exception {
        write(EXAMPLE, "{\"n\": 1}");
        write(SCHEMA, """
                {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}, "t": {"type": "string"}}}""");
        write(INTERFACE, """
                openapi: 3.1.0
                paths:
                  /things:
                    get:
                      parameters: [{name: limit, in: query, schema: {type: integer}}]
                      responses: {"200": {description: All}}
                components: {schemas: {Thing: {type: object, properties: {name: {type: string}}}}}
                """);
        git("init", "--quiet");
        git("add", ".");
        git("-c", "user.name=it", "-c", "user.email=it@example.com", "commit", "--quiet", "--message", "before");
    }

    @Test
    void whatOnlyAddsBreaksNothing() throws Exception {
        write("infra/contracts/a.v1/examples/two.json", "{}");
        change(SCHEMA, "\"t\": {", "\"new\": {\"type\": \"string\"}, \"t\": {");
        change(INTERFACE, "paths:", "paths:\n  /more:\n    get: {responses: {\"200\": {description: More}}}");
        change(INTERFACE, "{name: limit", "{name: new, in: query, schema: {type: string}}, {name: limit");

        assertThat(check().output()).isEmpty();
        assertThat(check().exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                EXAMPLE + " | 1 | 2 | an example is never changed",
                SCHEMA + " | \"integer\" | \"string\" | another type",
                SCHEMA + " | [\"n\"] | [\"n\", \"t\"] | t is required now",
                SCHEMA + " | \"t\": | \"u\": | t is gone",
                INTERFACE + " | /things: | /thing: | get /things is gone",
                INTERFACE + " | get: | post: | get /things is gone",
                INTERFACE + " | name: limit | name: most | query parameter limit is gone",
                INTERFACE + " | in: query, | in: query, required: true, | query parameter limit is required now",
                INTERFACE + " | \"200\" | \"204\" | 200 is no answer any more",
                INTERFACE + " | {name: {type | {title: {type | name is gone"
            })
    void whatOthersRelyOnStays(String file, String old, String replacement, String complaint) throws Exception {
        change(file, old, replacement);

        assertThat(check().exitCode()).isEqualTo(1);
        assertThat(check().output().lines()).singleElement().asString().contains(file, complaint);
    }

    private Script.Result check() throws IOException, InterruptedException {
        return new Script(repository).run(".ci/check-compatibility", "HEAD");
    }

    private void change(String file, String old, String replacement) throws IOException {
        var text = Files.readString(repository.resolve(file));
        assertThat(text).contains(old);
        write(file, text.replace(old, replacement));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(repository.resolve(file).getParent());
        Files.writeString(repository.resolve(file), text);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(repository.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
