package io.openitem.launcher;

import io.openitem.local.Component;
import io.openitem.local.DatabaseServer;
import io.openitem.local.JvmComponent;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * A stack run by another program, such as the journeys or the benchmark: the components and the commands of
 * {@code ./openitem}, in this JVM. Its home and ports are those of {@code OPENITEM_HOME} and
 * {@code OPENITEM_PORT_OFFSET}. Nobody restarts what dies: that is for the program to do. A connector that fails while its
 * worker lives is started again, as beside {@code ./openitem up}.
 */
public final class RunningStack implements AutoCloseable {

    private final Terminal terminal = Terminal.ofProcess();
    private final Context context = new Context(terminal);
    private final Stack stack;
    private final Startup startup;
    private final Operations operations;

    private RunningStack(Settings settings) {
        settings.save(context.home());
        stack = context.stack(settings);
        startup = new Startup(stack, terminal);
        operations = context.operations(stack);
    }

    /**
     * Starts everything, or throws and leaves nothing running.
     *
     * @param brokers 1 or 3
     */
    public static RunningStack start(int brokers) {
        return start(brokers, List.of());
    }

    /**
     * {@link #start(int)} for a program that starts some components again and again.
     *
     * @param recorded names of those whose starts {@link #keepStarts} can write down
     */
    public static RunningStack start(int brokers, List<String> recorded) {
        RunningStack running = new RunningStack(new Settings(Settings.offsetOfEnvironment(), brokers));
        recorded.forEach(name -> {
            if (running.component(name) instanceof JvmComponent jvm) {
                jvm.recordStarts();
            }
        });
        running.open();
        Thread.ofPlatform()
                .daemon()
                .name("watch-connector")
                .start(new Watch(running.stack, running.startup, running.terminal)::runForConnector);
        return running;
    }

    /** Starts everything again after {@link #close()}. */
    public void open() {
        startup.start();
    }

    /** From now on starts are recorded where they are not yet, so that later ones are quick. */
    public void recordStarts() {
        stack.recordStarts();
    }

    /** Writes down now what recorded starts did, so that those to come are quick; each stands still for some seconds. */
    public void keepStarts() {
        startup.keepStarts();
    }

    /** Ends at once what a program that did not come to its end left running in this home; data may be lost. */
    public static void killLeftovers() {
        new RunningStack(new Settings(Settings.offsetOfEnvironment(), 1)).kill();
    }

    /** Ends everything at once, without waiting for anything to be written. */
    public void kill() {
        stack.components().reversed().forEach(Component::kill);
    }

    /** @throws IllegalArgumentException when no component has that name */
    public Component component(String name) {
        return stack.component(name).orElseThrow(() -> new IllegalArgumentException("There is no component " + name));
    }

    /** One more process of a service beside the first; it is not part of the stack and must be ended by its user. */
    public Component another(String service) {
        return stack.another(service(service));
    }

    private Service service(String name) {
        return stack.services().keySet().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no service " + name));
    }

    /** Starts a component that was killed or stopped. */
    public void start(Component component) {
        startup.start(component);
    }

    /**
     * Runs a command as {@code ./openitem} would.
     *
     * @throws IllegalStateException when it does not exit with 0
     */
    public void run(String... command) {
        int exit = Main.run(terminal, command);
        if (exit != ExitCode.OK) {
            throw new IllegalStateException("openitem " + String.join(" ", command) + " exited with " + exit);
        }
    }

    /** A new access token for a client or an account of the local realm. */
    public String token(String who) {
        return operations.token(who);
    }

    /** Returns when every fact has taken effect everywhere. */
    public void awaitQuiescence() {
        var ledger = new Ledger(stack.postgres().server());
        new Quiescence(ledger, operations, List.copyOf(stack.services().keySet()), terminal).await();
    }

    public DatabaseServer database() {
        return stack.postgres().server();
    }

    public String bootstrapServers() {
        return stack.kafka().bootstrapServers();
    }

    /** Where the mails that were caught are shown as JSON. */
    public URI mails() {
        return URI.create(stack.mails());
    }

    /** Where mails are handed in by SMTP. */
    public URI smtp() {
        return URI.create(stack.smtp());
    }

    /** The realm whose tokens are taken. */
    public URI realm() {
        return stack.keycloak().issuer();
    }

    /** Root of a service's API on this machine. */
    public URI uri(String service) {
        return Objects.requireNonNull(stack.services().get(service(service))).uri();
    }

    @Override
    public void close() {
        startup.stop();
    }
}
