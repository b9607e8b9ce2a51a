package io.openitem.launcher;

import io.openitem.local.Checkout;
import io.openitem.local.Component;
import io.openitem.local.Connect;
import io.openitem.local.Database;
import io.openitem.local.DatabaseServer;
import io.openitem.local.Home;
import io.openitem.local.JavaProcess;
import io.openitem.local.JvmComponent;
import io.openitem.local.Kafka;
import io.openitem.local.Keycloak;
import io.openitem.local.MigrationFolders;
import io.openitem.local.Ports;
import io.openitem.local.Postgres;
import io.openitem.local.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The components of one machine's stack and how they are wired. Says nothing about whether they run. */
final class Stack {
    private static final int POSTGRES = 15432;
    private static final int KAFKA = 19092;
    private static final int KAFKA_CONTROLLER = 19096;
    private static final int CONNECT = 18083;
    private static final int KEYCLOAK = 18080;
    private static final int KEYCLOAK_MANAGEMENT = 19080;
    private static final int SMTP = 13025;
    private static final int MAILS = 13080;
    private static final int ANOTHER = 500;

    private final Checkout checkout;
    private final Home home;
    private final Settings settings;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Connect connect;
    private final Keycloak keycloak;
    private final JavaProcess mail;
    private final Map<Service, ServiceProcess> services = new LinkedHashMap<>();

    Stack(Checkout checkout, Home home, Settings settings) {
        this.checkout = checkout;
        this.home = home;
        this.settings = settings;
        postgres = new Postgres(home, checkout, port(POSTGRES), Postgres.Durability.DURABLE);
        var brokers = IntStream.range(0, settings.brokers())
                .mapToObj(i -> port(KAFKA + i))
                .toList();
        kafka = new Kafka(home, checkout, port(KAFKA_CONTROLLER), brokers);
        connect = new Connect(
                home, checkout, port(CONNECT), postgres.server(), kafka.bootstrapServers(), kafka.replicas());
        keycloak = new Keycloak(
                home, checkout, port(KEYCLOAK), port(KEYCLOAK_MANAGEMENT), realmFile(checkout), port(Service.GATEWAY));
        mail = new JavaProcess(
                home,
                "mail",
                List.of(port(SMTP), port(MAILS)),
                checkout.root().resolve("deploy/local/launcher/target/lib"),
                mailArguments());
        for (var service : Service.in(checkout.root())) {
            services.put(service, process(service));
        }
    }

    static Path realmFile(Checkout checkout) {
        return checkout.root().resolve("deploy/keycloak/openitem-realm.json");
    }

    Checkout checkout() {
        return checkout;
    }

    Home home() {
        return home;
    }

    Settings settings() {
        return settings;
    }

    Postgres postgres() {
        return postgres;
    }

    Kafka kafka() {
        return kafka;
    }

    Connect connect() {
        return connect;
    }

    Keycloak keycloak() {
        return keycloak;
    }

    Map<Service, ServiceProcess> services() {
        return services;
    }

    /** What waits for nothing else. */
    List<Component> foundations() {
        return List.of(postgres, kafka, keycloak, mail);
    }

    /** In the order in which they start; they stop in the reverse. */
    List<Component> components() {
        var all = new ArrayList<>(foundations());
        all.add(connect);
        all.addAll(services.values());
        return all;
    }

    Optional<Component> component(String name) {
        return components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    /** For a stack that will be started again: see {@link JvmComponent#recordStartsAtExit}. */
    void recordStarts() {
        for (var component : components()) {
            if (component instanceof JvmComponent jvm) {
                jvm.recordStartsAtExit();
            }
        }
    }

    String smtp() {
        return "smtp://" + Ports.HOST + ":" + port(SMTP);
    }

    String mails() {
        return "http://" + Ports.HOST + ":" + port(MAILS) + "/mails";
    }

    /** Roles, schemas and migrations of every service that there is, then publication and slot. */
    Database.SlotState migrate(DatabaseServer server) {
        var database = new Database(server);
        database.bootstrap(checkout.bootstrapSql());
        var kitRoot = List.of(checkout.root().resolve("service-kit/src/main/resources"));
        database.migratePlatform(MigrationFolders.in("db/platform", kitRoot));
        var kit = MigrationFolders.in("db/kit", kitRoot);
        for (var service : Service.in(checkout.root())) {
            if (service.database()) {
                var own = MigrationFolders.in("db/migration", List.of(service.migrations(checkout.root())));
                database.migrateService(service.name(), kit, own);
            }
        }
        return database.publishOutboxes();
    }

    private int port(int base) {
        return base + settings.portOffset();
    }

    private ServiceProcess process(Service service) {
        return process(service, service.name(), 0);
    }

    /** One more process of a service, which shares its database and its consumers' partitions. */
    ServiceProcess another(Service service) {
        return process(service, service.name() + "-2", ANOTHER);
    }

    private ServiceProcess process(Service service, String name, int offset) {
        return new ServiceProcess(
                home,
                name,
                service.jar(checkout.root()),
                port(service.port() + offset),
                port(service.managementPort() + offset),
                environment(service));
    }

    private Map<String, String> environment(Service service) {
        var environment = new HashMap<String, String>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer().toString());
        environment.put("OPENITEM_SMTP_URL", smtp());
        if (service.port() == Service.GATEWAY) {
            environment.put("OPENITEM_GATEWAY_MAILS_URL", mails());
        }
        if (service.database()) {
            environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.server().reactiveUrl());
            environment.put("QUARKUS_DATASOURCE_PASSWORD", service.name() + "_service");
        }
        for (var other : Service.in(checkout.root())) {
            environment.put(
                    "OPENITEM_" + other.name().toUpperCase(Locale.ROOT) + "_URL",
                    "http://" + Ports.HOST + ":" + port(other.port()));
        }
        return environment;
    }

    /** The mail catcher is part of this program: the same class path in a JVM of its own. */
    private List<String> mailArguments() {
        return List.of(
                "-cp",
                System.getProperty("java.class.path"),
                MailCatcher.class.getName(),
                Integer.toString(port(SMTP)),
                Integer.toString(port(MAILS)));
    }

    /** Whether anything of it is there that could be thrown away. */
    boolean hasData() {
        return Files.isDirectory(home.root().resolve("data"));
    }
}
