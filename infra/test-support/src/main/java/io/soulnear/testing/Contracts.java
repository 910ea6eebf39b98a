package io.soulnear.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The published form of every event: its schema, and the golden examples that every consumer must be able to read, forever. */
public final class Contracts {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Contracts() {}

    /**
     * An event's data as some version of the producer wrote it.
     *
     * @param type the event's type, like {@code io.soulnear.telegram.update-received.v1}
     * @param name the file's name without {@code .json}
     * @param data the event's data, JSON
     */
    public record Example(String type, String name, String data) {
        @Override
        public String toString() {
            return type + "/" + name;
        }
    }

    /**
     * Checks an event's data against its type's schema.
     *
     * @throws AssertionError that names every violation, when there is one
     * @throws IllegalArgumentException when the type has no schema
     */
    public static void validate(String type, String data) {
        var violations = SCHEMAS.computeIfAbsent(type, Contracts::schema).validate(data, InputFormat.JSON);
        if (!violations.isEmpty()) {
            throw new AssertionError(type + " breaks its contract: " + violations + "\n" + data);
        }
    }

    /** All golden examples of one type; never empty. */
    public static List<Example> examples(String type) {
        var examples = read(folder(type));
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("No example of " + type);
        }
        return examples;
    }

    /** All golden examples of all types. */
    public static List<Example> examples() {
        return types().stream().flatMap(type -> read(folder(type)).stream()).toList();
    }

    /** All types that have a schema, in the alphabet's order. */
    public static List<String> types() {
        var types = new TreeSet<String>();
        for (var root : roots()) {
            try (var folders = Files.list(root)) {
                folders.filter(folder -> Files.exists(folder.resolve("schema.json")))
                        .map(Contracts::name)
                        .forEach(types::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.copyOf(types);
    }

    private static Schema schema(String type) {
        try {
            return REGISTRY.getSchema(Files.readString(folder(type).resolve("schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Example> read(Path folder) {
        var examples = folder.resolve("examples");
        if (!Files.isDirectory(examples)) {
            return List.of();
        }
        var found = new ArrayList<Example>();
        try (var files = Files.newDirectoryStream(examples, "*.json")) {
            for (var file : files) {
                found.add(new Example(name(folder), name(file).replaceFirst("\\.json$", ""), Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(Comparator.comparing(Example::name));
        return List.copyOf(found);
    }

    /** A folder's name inside a jar ends with a slash. */
    private static String name(Path path) {
        return String.valueOf(path.getFileName()).replace("/", "");
    }

    private static Path folder(String type) {
        return roots().stream()
                .map(root -> root.resolve(type))
                .filter(folder -> Files.exists(folder.resolve("schema.json")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No schema of " + type));
    }

    /** Every folder named {@code contracts} on the class path, in jars too. */
    private static List<Path> roots() {
        try {
            var roots = new ArrayList<Path>();
            for (var resource :
                    Collections.list(Contracts.class.getClassLoader().getResources("contracts"))) {
                var address = resource.toURI();
                if ("jar".equals(address.getScheme())) {
                    open(address);
                }
                roots.add(Path.of(address));
            }
            return roots;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open(URI jar) throws IOException {
        try {
            FileSystems.newFileSystem(jar, Map.of());
        } catch (FileSystemAlreadyExistsException _) {
            return;
        }
    }
}
