package io.soulnear.sandbox.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A built Maven module that can be run.
 *
 * @param classPath its jar, then those it needs
 */
record Module(List<Path> classPath) {
    Module {
        classPath = List.copyOf(classPath);
    }

    /**
     * The module in {@code folder} as the last build left it.
     *
     * @throws Problem when it has not been built
     */
    static Module built(Path folder) {
        var target = folder.resolve("target");
        try (var jars = Files.newDirectoryStream(target.toRealPath(), folder.getFileName() + "-*.jar")) {
            var classPath = new ArrayList<Path>();
            jars.forEach(classPath::add);
            var needed = Files.readString(target.resolve("classpath")).strip();
            Stream.of(needed.split(File.pathSeparator, -1)).map(Path::of).forEach(classPath::add);
            return new Module(classPath);
        } catch (IOException _) {
            throw Problem.failed(folder.getFileName() + " is not built: mvn -Dmaven.test.skip=true package");
        }
    }

    /** As {@code java -cp} wants it. */
    String joined() {
        return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Changes whenever one of the jars does. */
    String fingerprint() {
        return Integer.toHexString(classPath.stream()
                .map(jar -> {
                    try {
                        return jar + ":" + Files.size(jar) + ":"
                                + Files.getLastModifiedTime(jar).toMillis();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .collect(Collectors.joining("\n"))
                .hashCode());
    }
}
