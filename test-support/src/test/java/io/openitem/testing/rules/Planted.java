package io.openitem.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A small clean service, and what is planted beside it. Planted code is compiled while the test runs because the build
 * itself refuses most of it.
 */
final class Planted implements AutoCloseable {

    static final String BASE = "io.openitem.planted";

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    private final Path folder;
    private final Path cleanClasses;
    private final JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    /** One for all: it remembers what is in the jars. */
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

    private final JavaClasses clean;
    private int planted;

    Planted(Path folder) {
        this.folder = folder;
        this.cleanClasses = folder.resolve("clean");
        useClassPath();
        compile(javaFilesBelow(cleanSources()), cleanClasses);
        this.clean = imported(cleanClasses);
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The clean service alone. */
    JavaClasses clean() {
        return clean;
    }

    /** The clean service and one more file. */
    JavaClasses cleanAnd(String source) {
        return imported(cleanClasses, plant(source));
    }

    /** One file alone. */
    JavaClasses only(String source) {
        return imported(plant(source));
    }

    private Path plant(String source) {
        Path root = folder.resolve("planted" + planted++);
        Path file = root.resolve("sources")
                .resolve(first(PACKAGE, source).replace('.', '/'))
                .resolve((source.contains("@NullMarked") ? "package-info" : first(TYPE, source)) + ".java");
        write(file, source);
        Path classes = root.resolve("classes");
        compile(List.of(file), classes);
        return classes;
    }

    static void write(Path file, String source) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaClasses imported(Path... classes) {
        return ArchitectureRules.imported(importer -> importer.importPaths(classes));
    }

    private void useClassPath() {
        List<Path> classPath =
                new ArrayList<>(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList());
        classPath.add(cleanClasses);
        try {
            Files.createDirectories(cleanClasses);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(List<Path> sources, Path classes) {
        StringWriter output = new StringWriter();
        List<String> options = List.of("-proc:none", "-nowarn", "-parameters");
        try {
            Files.createDirectories(classes);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            boolean compiled = compiler.getTask(
                            output, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(output.toString()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cleanSources() {
        try {
            URL clean = Objects.requireNonNull(Planted.class.getResource("planted/clean"));
            return Path.of(clean.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> javaFilesBelow(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(path -> path.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        assertThat(matcher.find()).as(pattern + " in " + source).isTrue();
        return matcher.group(1);
    }
}
