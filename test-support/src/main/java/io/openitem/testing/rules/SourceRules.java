package io.openitem.testing.rules;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What compiled classes no longer show, checked on the sources of a module as javac parses them.
 *
 * <p>Keeps true: in {@code domain}, in {@code messaging} and in {@code *Problems} a switch names every case, so that a
 * new case stops the build there; no method is longer than a screen; no warning is silenced without a reason.
 */
public final class SourceRules {

    /** Lines of a method from its first modifier to its last brace; about one screen. */
    static final int LONGEST_METHOD = 70;

    /** A switch over strings or numbers cannot name every case; it says so on the line of its default. */
    private static final Pattern OPEN_SET = Pattern.compile("//\\s*open set: \\S.*");

    private static final Pattern REASON = Pattern.compile("^[\\s)]*//\\s*\\S.{7,}");

    private final List<Path> files;

    private SourceRules(List<Path> files) {
        this.files = files;
    }

    /** The rules over {@code src/main/java} of the module whose tests are running. */
    public static SourceRules ofThisModule() {
        return of(Path.of("").toAbsolutePath());
    }

    /**
     * The rules over {@code src/main/java} below {@code module}.
     *
     * @throws AssertionError when there is no Java source, for then nothing would be checked
     */
    public static SourceRules of(Path module) {
        Path sources = module.resolve("src/main/java");
        if (!Files.isDirectory(sources)) {
            throw new AssertionError("There is no folder " + sources);
        }
        try (Stream<Path> tree = Files.walk(sources)) {
            List<Path> files = tree.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new AssertionError("There is no Java source below " + sources);
            }
            return new SourceRules(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks every source.
     *
     * @throws AssertionError that names file, line and rule of every violation
     */
    public void check() {
        List<String> violations = violations();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    violations.size() + " violation(s) in the sources\n" + String.join("\n", violations));
        }
    }

    private List<String> violations() {
        JavaCompiler compiler =
                Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "The source rules need a JDK, not a JRE");
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, problems, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<String> violations = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, positions, violations).scan(unit, null);
            }
            problems.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .forEach(problem -> violations.add("cannot be parsed: " + problem));
            violations.sort(Comparator.naturalOrder());
            return violations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Walks one source and notes what it breaks. */
    private static final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> violations;
        private final String file;
        private final String text;

        Reader(CompilationUnitTree unit, SourcePositions positions, List<String> violations) throws IOException {
            this.unit = unit;
            this.positions = positions;
            this.violations = violations;
            this.file = unit.getSourceFile().getName();
            this.text = unit.getSourceFile().getCharContent(true).toString();
        }

        @Override
        public @Nullable Void visitCase(CaseTree branch, @Nullable Void nothing) {
            boolean isDefault = branch.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
            if (isDefault && namesEveryCase() && !saysOpenSet(branch)) {
                report(branch, "default in a switch; name every case, or say // open set: why there cannot be one");
            }
            return super.visitCase(branch, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(start(method));
            long last = lines.getLineNumber(end(method));
            if (last - first + 1 > LONGEST_METHOD) {
                report(
                        method,
                        "method " + method.getName() + " has " + (last - first + 1) + " lines, more than "
                                + LONGEST_METHOD);
            }
            return super.visitMethod(method, null);
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
            String name = annotation.getAnnotationType().toString();
            if (name.equals("SuppressWarnings") || name.equals("java.lang.SuppressWarnings")) {
                Matcher reason = REASON.matcher(restOfLine(end(annotation)));
                if (!reason.find()) {
                    report(annotation, "@SuppressWarnings without a comment behind it that says why");
                }
            }
            return super.visitAnnotation(annotation, null);
        }

        private boolean namesEveryCase() {
            String home =
                    unit.getPackageName() == null ? "" : unit.getPackageName().toString();
            boolean inRing = Arrays.stream(home.split("\\."))
                    .anyMatch(part -> part.equals("domain") || part.equals("messaging"));
            return inRing || file.endsWith("Problems.java");
        }

        private boolean saysOpenSet(CaseTree branch) {
            return OPEN_SET.matcher(restOfLine(start(branch))).find();
        }

        private int start(Tree tree) {
            return Math.toIntExact(positions.getStartPosition(unit, tree));
        }

        private int end(Tree tree) {
            return Math.toIntExact(positions.getEndPosition(unit, tree));
        }

        private String restOfLine(int from) {
            int newline = text.indexOf('\n', from);
            return text.substring(from, newline < 0 ? text.length() : newline);
        }

        private void report(Tree tree, String violation) {
            violations.add(file + ":" + unit.getLineMap().getLineNumber(start(tree)) + " " + violation);
        }
    }
}
