package io.openitem.testing.rules;

import static io.openitem.testing.rules.Packages.rule;
import static io.openitem.testing.rules.Packages.within;
import static io.openitem.testing.rules.Packages.withinAny;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a line of code may live, checked on compiled classes. Every service has one test that says
 * {@code ArchitectureRules.forService("io.openitem.invoice").check()}.
 *
 * <p>Keeps true: a ring contains only the knowledge it is named after. Each rule is also a static method of its own and
 * fails when it finds no class to look at; {@link #check()} leaves out only the rules of rings that the service lacks,
 * and a package that is no ring fails by itself, so that nothing escapes by a new name.
 */
public final class ArchitectureRules {

    private static final String KIT = "io.openitem.kit";
    private static final String CONTRACTS = "io.openitem.contracts";
    private static final String RESOLUTION = "import.dependencyResolutionProcess.";
    private static final String JSPECIFY = "org.jspecify.annotations";
    private static final List<String> SERVICES = Stream.of(
                    "invoice", "payment", "dunning", "risk", "analytics", "gateway")
            .map(name -> "io.openitem." + name)
            .toList();

    private final String base;
    private final JavaClasses classes;
    private final List<ArchRule> rules;

    private ArchitectureRules(String base, JavaClasses classes, List<ArchRule> rules) {
        this.base = base;
        this.classes = classes;
        this.rules = rules;
    }

    /**
     * The rules of one service over its main classes on the class path.
     *
     * @param base the service's root package, for example {@code io.openitem.invoice}
     * @param rooms packages directly below {@code base} that are no {@link Ring}, for example {@code proxy} in the
     *     gateway; the rules for code outside a ring hold for them
     */
    public static ArchitectureRules forService(String base, String... rooms) {
        return over(mainClassesOf(base), base, rooms);
    }

    /** The rules of a service over classes that the caller imported. */
    public static ArchitectureRules over(JavaClasses classes, String base, String... rooms) {
        Set<Ring> rings = EnumSet.noneOf(Ring.class);
        for (JavaClass type : classes) {
            Arrays.stream(Ring.values()).filter(ring -> ring.holds(base, type)).forEach(rings::add);
        }
        List<ArchRule> rules = new ArrayList<>(List.of(
                everyClassLivesInARing(base, rooms),
                onlyTheStoreAndQueriesSpeakSql(base),
                onlyTheApiSpeaksHttp(base),
                onlyMessagingSpeaksKafka(base),
                nothingIsSentPastTheOutbox(base),
                onlyTheKitOpensTransactions(base),
                noServiceKnowsAnother(base),
                namesSayWhatAThingIs(base),
                packagesAreNullMarked(base)));
        if (rings.contains(Ring.DOMAIN)) {
            rules.add(domainKnowsOnlyJavaAndContracts(base));
            rules.add(domainIsGivenTimeIdsAndRandomness(base));
            rules.add(noFloatingPointFields(Ring.DOMAIN.packageIn(base)));
        }
        if (rings.contains(Ring.API)) {
            rules.add(everyEndpointSaysWhoMayCallIt(base));
        }
        return new ArchitectureRules(base, classes, rules);
    }

    /** The rules of the service kit over its main classes on the class path. */
    public static ArchitectureRules forKit() {
        return overKit(mainClassesOf(KIT), KIT);
    }

    /** The rules of the service kit over classes that the caller imported. */
    public static ArchitectureRules overKit(JavaClasses classes, String base) {
        List<ArchRule> rules = List.of(
                kitHasNoBusinessWord(base),
                noServiceKnowsAnother(base),
                namesSayWhatAThingIs(base),
                packagesAreNullMarked(base));
        return new ArchitectureRules(base, classes, rules);
    }

    /** The rules of the published language over its main classes on the class path. */
    public static ArchitectureRules forContracts() {
        List<ArchRule> rules = List.of(
                contractsKnowOnlyJava(CONTRACTS),
                noFloatingPointFields(CONTRACTS),
                namesSayWhatAThingIs(CONTRACTS),
                packagesAreNullMarked(CONTRACTS));
        return new ArchitectureRules(CONTRACTS, mainClassesOf(CONTRACTS), rules);
    }

    /**
     * Checks every rule that applies.
     *
     * @return the rules that were checked, in words
     * @throws AssertionError that names every broken rule and every place where it is broken
     */
    public List<String> check() {
        List<String> complaints = new ArrayList<>();
        for (ArchRule rule : rules) {
            try {
                rule.check(classes);
            } catch (AssertionError broken) {
                complaints.add(String.valueOf(broken.getMessage()));
            }
        }
        if (!complaints.isEmpty()) {
            throw new AssertionError(
                    base + " breaks " + complaints.size() + " rule(s)\n" + String.join("\n", complaints));
        }
        return rules.stream().map(ArchRule::getDescription).toList();
    }

    /** Nothing hides in a package that no rule knows. */
    public static ArchRule everyClassLivesInARing(String base, String... rooms) {
        return rule(
                "classes of the service",
                type -> true,
                "live in the root package, in a ring " + Arrays.toString(Ring.values()) + " or in a named room",
                type -> {
                    String home = type.getPackageName();
                    boolean known = home.equals(base)
                            || Arrays.stream(Ring.values()).anyMatch(ring -> ring.holds(base, type))
                            || Arrays.stream(rooms).anyMatch(room -> within(home, base + "." + room));
                    return known ? List.of() : List.of(type.getName() + " lives in no ring");
                });
    }

    /** What decides can be read, tested and replayed without anything around it. */
    public static ArchRule domainKnowsOnlyJavaAndContracts(String base) {
        // The shape of a decision is the one thing of the kit that a domain speaks: it is as plain as Java itself.
        List<String> known = List.of(Ring.DOMAIN.packageIn(base), CONTRACTS, KIT + ".decide", JSPECIFY);
        return rule(
                "domain classes",
                type -> Ring.DOMAIN.holds(base, type),
                "depend only on plain Java, the contracts and their own domain",
                type -> dependencies(
                        type,
                        target -> !withinAny(target.getPackageName(), known) && !DomainLanguage.isPlainJava(target)));
    }

    /** The same inputs give the same decision for ever: nothing is asked of the surroundings. */
    public static ArchRule domainIsGivenTimeIdsAndRandomness(String base) {
        return rule(
                "domain classes",
                type -> Ring.DOMAIN.holds(base, type),
                "be given time, ids and randomness as arguments",
                type -> accesses(type, DomainLanguage::asksTheSurroundings));
    }

    /** Amounts and rates are exact. */
    public static ArchRule noFloatingPointFields(String root) {
        Set<String> inexact = Set.of("float", "double", "java.lang.Float", "java.lang.Double");
        return rule(
                "classes in " + root,
                type -> within(type.getPackageName(), root),
                "have no float or double field",
                type -> type.getFields().stream()
                        .filter(field -> inexact.contains(
                                field.getRawType().getBaseComponentType().getName()))
                        .map(JavaField::getFullName)
                        .map(name -> name + " is a floating point number")
                        .toList());
    }

    /** A column is known in one place. {@code app/*Queries} turn SQL into records and change nothing. */
    public static ArchRule onlyTheStoreAndQueriesSpeakSql(String base) {
        return rule(
                "classes outside store and app queries",
                type -> !Ring.STORE.holds(base, type) && !isQueries(base, type),
                "contain no SQL and no mapping to tables",
                type -> Stream.concat(
                                accesses(type, SqlLanguage::runsSql).stream(),
                                dependencies(type, SqlLanguage::mapsTables).stream())
                        .toList());
    }

    /** HTTP can be replaced without touching a decision. */
    public static ArchRule onlyTheApiSpeaksHttp(String base) {
        List<String> http = List.of("jakarta.ws.rs", "org.jboss.resteasy", "jakarta.servlet", "io.vertx.ext.web");
        return rule(
                "classes outside api",
                type -> !Ring.API.holds(base, type),
                "not know HTTP",
                type -> dependencies(type, target -> withinAny(target.getPackageName(), http)));
    }

    /** Kafka can be replaced without touching a decision. */
    public static ArchRule onlyMessagingSpeaksKafka(String base) {
        List<String> kafka = List.of(
                "org.apache.kafka",
                "io.smallrye.reactive.messaging",
                "org.eclipse.microprofile.reactive.messaging",
                "io.vertx.kafka");
        return rule(
                "classes outside messaging",
                type -> !Ring.MESSAGING.holds(base, type),
                "not know Kafka or channels",
                type -> dependencies(type, target -> withinAny(target.getPackageName(), kafka)));
    }

    /** A fact leaves only with the transaction that decided it, so no service sends. */
    public static ArchRule nothingIsSentPastTheOutbox(String base) {
        Set<String> senders = Set.of(
                "org.eclipse.microprofile.reactive.messaging.Emitter",
                "org.eclipse.microprofile.reactive.messaging.Outgoing",
                "io.smallrye.reactive.messaging.MutinyEmitter",
                "io.smallrye.reactive.messaging.annotations.Outgoings");
        return rule(
                "classes of the service",
                type -> !within(type.getPackageName(), KIT),
                "send nothing past the outbox",
                type -> dependencies(
                        type,
                        target -> senders.contains(target.getName())
                                || target.getPackageName().equals("org.apache.kafka.clients.producer")));
    }

    /** One entry, one transaction: a second one would commit without the first. */
    public static ArchRule onlyTheKitOpensTransactions(String base) {
        return rule(
                "classes of the service",
                type -> !within(type.getPackageName(), KIT),
                "open no transaction, session or connection",
                type -> Stream.concat(
                                accesses(type, SqlLanguage::opensTransaction).stream(),
                                dependencies(type, SqlLanguage::isTransactionSource).stream())
                        .toList());
    }

    /** Services meet in the contracts only. */
    public static ArchRule noServiceKnowsAnother(String base) {
        List<String> others =
                SERVICES.stream().filter(service -> !within(base, service)).toList();
        return rule(
                "classes in " + base,
                type -> within(type.getPackageName(), base),
                "not depend on a service other than their own",
                type -> dependencies(type, target -> withinAny(target.getPackageName(), others)));
    }

    /** A name like PaymentManager says nothing that Payment does not. */
    public static ArchRule namesSayWhatAThingIs(String base) {
        Pattern empty = Pattern.compile(".*(Manager|Helper|Utils?|Impl|Data|Info)|Default[A-Z].*|I[A-Z][a-z].*");
        return rule(
                "named classes in " + base,
                Packages::isNamed,
                "not be called *Manager, *Helper, *Util(s), *Impl, *Data, *Info, Default* or I*",
                type -> empty.matcher(type.getSimpleName()).matches()
                        ? List.of(type.getName() + " has a name that says nothing")
                        : List.of());
    }

    /** A reference that may be absent says so; the compiler checks the rest. */
    public static ArchRule packagesAreNullMarked(String base) {
        String nullMarked = JSPECIFY + ".NullMarked";
        return rule(
                "classes in " + base,
                type -> true,
                "live in a package with @NullMarked in its package-info.java",
                type -> type.getPackage().isAnnotatedWith(nullMarked)
                        ? List.of()
                        : List.of(type.getName() + " lives in a package that is not @NullMarked"));
    }

    /** No door without a sign. */
    public static ArchRule everyEndpointSaysWhoMayCallIt(String base) {
        return rule(
                "resources",
                type -> Ring.API.holds(base, type) && endpoints(type).findAny().isPresent(),
                "say who may call each endpoint, if need be with @PermitAll",
                type -> isSigned(type::isAnnotatedWith)
                        ? List.of()
                        : endpoints(type)
                                .filter(endpoint -> !isSigned(endpoint::isAnnotatedWith))
                                .map(endpoint -> endpoint.getFullName() + " does not say who may call it")
                                .toList());
    }

    /** The published language can be read without any library. */
    public static ArchRule contractsKnowOnlyJava(String base) {
        return rule(
                "contracts",
                type -> within(type.getPackageName(), base),
                "depend only on the JDK",
                type -> dependencies(
                        type,
                        target -> !withinAny(target.getPackageName(), List.of(base, JSPECIFY, "java"))
                                && !target.isPrimitive()));
    }

    /** Plumbing that knows an invoice is not plumbing. */
    public static ArchRule kitHasNoBusinessWord(String base) {
        Pattern business = Pattern.compile("(Invoice|Customer|Payment|Dunning|Allocation|Promise|Dispute|Credit"
                + "|Reminder|Ageing|Notice)s?(?![a-z])");
        return rule(
                "named classes of the kit",
                type -> within(type.getPackageName(), base) && Packages.isNamed(type),
                "have no business word in their name",
                type -> business.matcher(type.getSimpleName()).find()
                        ? List.of(type.getName() + " has a business word in its name")
                        : List.of());
    }

    /**
     * The classes of a package that are no tests, where the class loader finds it; looking for it by name would read every
     * jar of the class path.
     */
    public static JavaClasses mainClassesOf(String root) {
        ClassLoader loader = Objects.requireNonNull(Thread.currentThread().getContextClassLoader());
        try {
            List<URL> places = Collections.list(loader.getResources(root.replace('.', '/')));
            return imported(importer -> importer.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importUrls(places));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Follows annotations and supertypes, as the rules need, and not every type that is mentioned: ten times faster. */
    static JavaClasses imported(Function<ClassFileImporter, JavaClasses> how) {
        return ArchConfiguration.withThreadLocalScope((ArchConfiguration configuration) -> {
            configuration.setProperty(RESOLUTION + "maxIterationsForMemberTypes", "0");
            configuration.setProperty(RESOLUTION + "maxIterationsForAccessesToTypes", "0");
            configuration.setProperty(RESOLUTION + "maxIterationsForGenericSignatureTypes", "0");
            return how.apply(new ClassFileImporter());
        });
    }

    private static boolean isQueries(String base, JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return Ring.APP.holds(base, type) && outermost.getSimpleName().endsWith("Queries");
    }

    private static Stream<JavaMethod> endpoints(JavaClass type) {
        if (type.isAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RegisterRestClient")) {
            return Stream.empty();
        }
        return type.getMethods().stream().filter(method -> method.isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod"));
    }

    private static boolean isSigned(Predicate<String> isAnnotatedWith) {
        return Stream.of(
                        "jakarta.annotation.security.RolesAllowed",
                        "jakarta.annotation.security.PermitAll",
                        "jakarta.annotation.security.DenyAll",
                        "io.quarkus.security.Authenticated",
                        "io.quarkus.security.PermissionsAllowed",
                        "io.quarkus.security.PermissionsAllowed$List")
                .anyMatch(isAnnotatedWith);
    }

    private static List<String> dependencies(JavaClass type, Predicate<JavaClass> forbidden) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> forbidden.test(dependency.getTargetClass().getBaseComponentType()))
                .map(Dependency::getDescription)
                .toList();
    }

    private static List<String> accesses(JavaClass type, Predicate<JavaAccess<?>> forbidden) {
        return type.getAccessesFromSelf().stream()
                .filter(forbidden)
                .map(JavaAccess::getDescription)
                .toList();
    }
}
