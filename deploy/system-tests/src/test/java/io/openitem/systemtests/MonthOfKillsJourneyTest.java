package io.openitem.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.local.Component;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A month of collections, day by day, while one part after the other is killed in the midst of a day's work. What
 * customers should hear is worked out from how they behave ({@link MonthOfCustomers}), and each of them hears that, once.
 */
class MonthOfKillsJourneyTest {

    private static final long SEED = 20_270_118;
    private static final int DAYS = 31;
    private static final int KILLS = 12;
    private static final int CUSTOMERS_OF_A_KIND = 5;

    private static final List<String> VICTIMS =
            List.of("invoice", "payment", "dunning", "risk", "analytics", "gateway", "connect", "kafka", "postgres");

    /** Those with whom the knowledge may be lost that a message has gone out: its sender and what it writes to. */
    private static final Set<String> MAY_LEAVE_UNCONFIRMED = Set.of("dunning", "postgres");

    /** Days between public holidays of France and of the banks, as long as a month at least. */
    private static final List<List<MonthDay>> QUIET = List.of(
            List.of(MonthDay.of(1, 2), MonthDay.of(3, 15)),
            List.of(MonthDay.of(8, 16), MonthDay.of(10, 31)),
            List.of(MonthDay.of(11, 12), MonthDay.of(12, 24)));

    /** Longer than a killed sender is believed to be alive, and than anything takes to come back. */
    private static final Duration SETTLED = Duration.ofMinutes(3);

    /** The wordings of the mails, in the language of the customers. */
    private static final Map<String, String> SUBJECTS = Map.of(
            "due-soon", "Demnächst fällig: Ihre Rechnungen von Company FR01",
            "due-today", "Heute fällig: Ihre Rechnungen von Company FR01",
            "first-reminder", "Zahlungserinnerung: offene Rechnungen von Company FR01",
            "second-reminder", "Mahnung: überfällige Rechnungen von Company FR01");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world = World.shared();
    private final Reconciliation books = new Reconciliation(world);
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> invoices = new LinkedHashMap<>();
    private final List<Done> done = new ArrayList<>();

    /** How long a day takes that nothing interferes with: the measure of where in a day a kill falls. */
    private long calmDayMillis;

    /**
     * A part that is killed.
     *
     * @param moment where in a day's work, from 0 to 1
     * @param downMillis how long it stays away
     */
    private record Kill(String victim, double moment, int downMillis) {}

    /** @param inTheMidst whether the day's work was still going on */
    private record Done(LocalDate day, String victim, boolean inTheMidst) {}

    /** What dunning told of a notice. */
    private record Told(String type, String customer, String step, LocalDate day, String amount) {

        String inShort() {
            return step + " " + day + " " + amount;
        }
    }

    @Test
    void whatever_is_killed_whenever_each_customer_hears_once_what_is_meant_for_them() throws Exception {
        LocalDate start = quietMonday(world.today());
        MonthOfCustomers month = new MonthOfCustomers(start, start.plusDays(DAYS), CUSTOMERS_OF_A_KIND, SEED);
        Map<LocalDate, Kill> kills = kills(month);
        open(month, start);
        for (int i = 1; i <= DAYS; i++) {
            LocalDate day = start.plusDays(i);
            live(day, kills.get(day));
            month.actionsOn(day).forEach(this::act);
        }
        world.stack().awaitQuiescence();
        Company.FR01.release(false);

        assertThat(done).hasSize(KILLS);
        assertThat(done.stream().map(Done::victim)).containsAll(VICTIMS);
        assertThat(done).anyMatch(Done::inTheMidst);
        List<Told> told = told();
        List<Told> unconfirmed = unconfirmed(told);
        eachWasToldOnceAndRightly(month, told, unconfirmed);
        eachGotTheMailsOfWhichItIsTold(month, unconfirmed);
        versionsHaveNoGaps();
        books.topicEqualsLedger(books.topicIsWhole());
        books.cashEqualsLedger();
        books.projectionEqualsLedger();
        report(month, told, unconfirmed);
    }

    /** The first Monday after today with a month after it in which every day but the week-ends is one of business. */
    private static LocalDate quietMonday(LocalDate today) {
        LocalDate day = today.plusDays(1);
        while (day.getDayOfWeek() != DayOfWeek.MONDAY || !isQuiet(day, day.plusDays(DAYS))) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean isQuiet(LocalDate first, LocalDate last) {
        return QUIET.stream()
                .anyMatch(span -> !MonthDay.from(first).isBefore(span.get(0))
                        && !MonthDay.from(last).isAfter(span.get(1))
                        && first.getYear() == last.getYear());
    }

    /** In rounds of a shuffled order, on days on which somebody should hear something. */
    private static Map<LocalDate, Kill> kills(MonthOfCustomers month) {
        Random random = new Random(SEED);
        List<LocalDate> days = new ArrayList<>(month.daysOfNotices());
        assertThat(days).hasSizeGreaterThanOrEqualTo(KILLS);
        Collections.shuffle(days, random);
        List<String> victims = Stream.generate(() -> {
                    List<String> round = new ArrayList<>(VICTIMS);
                    Collections.shuffle(round, random);
                    return round;
                })
                .limit(KILLS / VICTIMS.size() + 1)
                .flatMap(List::stream)
                .toList();
        Map<LocalDate, Kill> kills = new TreeMap<>();
        for (int i = 0; i < KILLS; i++) {
            kills.put(days.get(i), new Kill(victims.get(i), random.nextDouble(), random.nextInt(1_000)));
        }
        return kills;
    }

    /** Everybody's invoice is there, and what is due on the first day is done. */
    private void open(MonthOfCustomers month, LocalDate start) {
        clock(start);
        Company.FR01.release(true);
        for (MonthOfCustomers.Customer customer : month.customers()) {
            String id = Company.FR01.customer(customer.number());
            ids.put(customer.number(), id);
            invoices.put(customer.number(), invoice(id, customer));
        }
        untilNothingIsOnItsWay(start);
        liveInPeace(start);
    }

    private static String invoice(String id, MonthOfCustomers.Customer customer) {
        LocalDate due = customer.due();
        return Company.FR01.invoice(id, customer.invoice(), customer.amount(), due.minusDays(30), due);
    }

    private void live(LocalDate day, @Nullable Kill kill) throws InterruptedException {
        if (kill == null) {
            liveInPeace(day);
        } else {
            killInTheMidst(day, kill);
            untilNothingIsOnItsWay(day);
        }
    }

    private void liveInPeace(LocalDate day) {
        long began = System.nanoTime();
        clock(day);
        calmDayMillis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        // The service's own run may have taken some a moment before the command's.
        if (onTheirWay() > 0) {
            untilNothingIsOnItsWay(day);
        }
    }

    private void killInTheMidst(LocalDate day, Kill kill) throws InterruptedException {
        Component victim = world.stack().component(kill.victim());
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> moving = CompletableFuture.runAsync(() -> clock(day), thread);
            Thread.sleep((long) (kill.moment() * calmDayMillis));
            boolean inTheMidst = !moving.isDone();
            victim.kill();
            Thread.sleep(kill.downMillis());
            world.stack().start(victim);
            // Whether the command came to its end is not the point: it is repeated until it does.
            moving.exceptionally(broken -> null).join();
            done.add(new Done(day, kill.victim(), inTheMidst));
        }
    }

    /**
     * Repeats the day until its work is done to the end. A notice that a sender took and did not come back for is free
     * again only when its lease is over.
     */
    private void untilNothingIsOnItsWay(LocalDate day) {
        await("the work of " + day)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .atMost(SETTLED)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> {
                    clock(day);
                    return onTheirWay() == 0;
                });
    }

    private long onTheirWay() {
        return world.sql(
                        "select count(*) from dunning.notice where legal_entity = 'FR01' and state in ('due', 'sending')",
                        rows -> rows.getLong(1))
                .get(0);
    }

    private void clock(LocalDate day) {
        world.stack().run("clock", day.toString());
    }

    private void act(MonthOfCustomers.Action action) {
        String number = action.customer().number();
        switch (action.deed()) {
            case PAY ->
                Company.FR01.pay(
                        number + "-PAYMENT", action.amount(), action.customer().invoice());
            case DISPUTE -> Company.FR01.dispute(String.valueOf(invoices.get(number)), "wrong-price");
            case PROMISE -> Company.FR01.promise(String.valueOf(ids.get(number)), action.until());
        }
    }

    /** What the topic says of notices to the customers of the month, in the order of each customer. */
    private List<Told> told() throws IOException {
        Map<String, String> numbers = new LinkedHashMap<>();
        ids.forEach((number, id) -> numbers.put(id, number));
        List<Told> told = new ArrayList<>();
        for (Topic.Event event : Topic.read(world.stack().bootstrapServers(), "openitem.dunning.v1")) {
            String number = numbers.get(event.key());
            if (number != null && event.type().startsWith("Notice")) {
                JsonNode fact = JSON.readTree(event.value());
                String day = Stream.of("decidedOn", "sentOn", "foundOn", "suppressedOn", "failedOn")
                        .map(name -> fact.path(name).asText())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElseThrow();
                told.add(new Told(
                        event.type(),
                        number,
                        fact.path("step").asText(),
                        LocalDate.parse(day),
                        fact.at("/amounts/0/amount").asText()));
            }
        }
        return told;
    }

    private List<Told> unconfirmed(List<Told> told) {
        List<Told> unconfirmed = told.stream()
                .filter(one -> one.type().equals("NoticeUnconfirmed"))
                .toList();
        Set<LocalDate> excused = done.stream()
                .filter(kill -> MAY_LEAVE_UNCONFIRMED.contains(kill.victim()))
                .map(Done::day)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unconfirmed).allSatisfy(one -> assertThat(excused).contains(one.day()));
        return unconfirmed;
    }

    /** Every notice that was to be was decided on its day and sent on it, for what was owed then, and no other was. */
    private static void eachWasToldOnceAndRightly(MonthOfCustomers month, List<Told> told, List<Told> unconfirmed) {
        Map<String, List<String>> decided = new TreeMap<>();
        Map<String, List<String>> sent = new TreeMap<>();
        for (Told one : told) {
            switch (one.type()) {
                case "NoticeDue" ->
                    decided.computeIfAbsent(one.customer(), number -> new ArrayList<>())
                            .add(one.inShort());
                case "NoticeSent" ->
                    sent.computeIfAbsent(one.customer(), number -> new ArrayList<>())
                            .add(one.inShort());
                default -> assertThat(one.type()).as("%s", one).isEqualTo("NoticeUnconfirmed");
            }
        }
        Map<String, List<String>> expected = month.notices();
        assertThat(expected.values().stream().mapToInt(List::size).sum()).isEqualTo(14 * CUSTOMERS_OF_A_KIND);
        assertThat(decided).isEqualTo(expected);
        Map<String, List<String>> certain = new TreeMap<>();
        expected.forEach((number, notices) -> {
            List<String> left = notices.stream()
                    .filter(notice -> unconfirmed.stream()
                            .noneMatch(one -> one.customer().equals(number)
                                    && notice.startsWith(one.step() + " " + one.day() + " ")))
                    .toList();
            if (!left.isEmpty()) {
                certain.put(number, left);
            }
        });
        assertThat(sent).isEqualTo(certain);
    }

    /** One mail for each notice that was sent, at most one for each of which that is not known, and no other. */
    private void eachGotTheMailsOfWhichItIsTold(MonthOfCustomers month, List<Told> unconfirmed)
            throws IOException, InterruptedException {
        Map<String, List<String>> mails = mails();
        Map<String, List<String>> expected = month.notices();
        assertThat(month.customers()).hasSize(9 * CUSTOMERS_OF_A_KIND);
        for (MonthOfCustomers.Customer customer : month.customers()) {
            List<String> got = mails.getOrDefault(customer.address(), List.of());
            List<String> most = expected.getOrDefault(customer.number(), List.of()).stream()
                    .map(MonthOfKillsJourneyTest::subject)
                    .toList();
            List<String> uncertain = unconfirmed.stream()
                    .filter(one -> one.customer().equals(customer.number()))
                    .map(one -> subject(one.inShort()))
                    .filter(subject -> !got.contains(subject))
                    .toList();
            assertThat(got)
                    .as("%s %s", customer.number(), customer.kind())
                    .containsExactlyElementsOf(most.stream()
                            .filter(subject -> !uncertain.contains(subject))
                            .toList());
        }
    }

    private static String subject(String notice) {
        return String.valueOf(SUBJECTS.get(notice.substring(0, notice.indexOf(' '))));
    }

    /** Subjects of the mails by address, oldest first. */
    private Map<String, List<String>> mails() throws IOException, InterruptedException {
        Map<String, List<String>> mails = new TreeMap<>();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            String body = http.send(
                            HttpRequest.newBuilder(world.stack().mails()).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode mail : JSON.readTree(body)) {
                mail.path("to")
                        .forEach(to -> mails.computeIfAbsent(to.asText(), address -> new ArrayList<>())
                                .add(mail.path("subject").asText()));
            }
        }
        return mails;
    }

    /** In every topic that keeps all its facts, each subject's versions from 1, each once. */
    private void versionsHaveNoGaps() {
        for (String context : List.of("invoice", "payment", "dunning", "risk")) {
            Map<String, List<Long>> versions =
                    Topic.versions(Topic.read(world.stack().bootstrapServers(), "openitem." + context + ".v1"));
            assertThat(versions).as(context).hasSizeGreaterThan(10);
            versions.forEach((subject, seen) -> {
                // A payment whose customer is found later has facts under two keys, and so no order between them.
                List<Long> inOrder =
                        context.equals("payment") ? seen.stream().sorted().toList() : seen;
                assertThat(inOrder)
                        .as(subject)
                        .isEqualTo(
                                LongStream.rangeClosed(1, seen.size()).boxed().toList());
            });
        }
    }

    private void report(MonthOfCustomers month, List<Told> told, List<Told> unconfirmed) throws IOException {
        StringBuilder page = new StringBuilder("# Kills during a month of collections\n\n")
                .append("Written by `MonthOfKillsJourneyTest`, seed ")
                .append(SEED)
                .append(", ")
                .append(month.customers().size())
                .append(" customers.\n\n| day | part killed | in the midst of the day's work |\n|---|---|---|\n");
        done.forEach(kill -> page.append("| ")
                .append(kill.day())
                .append(" | ")
                .append(kill.victim())
                .append(" | ")
                .append(kill.inTheMidst() ? "yes" : "right after it")
                .append(" |\n"));
        page.append("\n| kind of customer | customers | notices expected | notices sent |\n|---|---|---|---|\n");
        for (MonthOfCustomers.Kind kind : MonthOfCustomers.Kind.values()) {
            Set<String> numbers = month.customers().stream()
                    .filter(customer -> customer.kind() == kind)
                    .map(MonthOfCustomers.Customer::number)
                    .collect(Collectors.toCollection(TreeSet::new));
            int expected = month.notices().entrySet().stream()
                    .filter(notices -> numbers.contains(notices.getKey()))
                    .mapToInt(notices -> notices.getValue().size())
                    .sum();
            long sent = told.stream()
                    .filter(one -> one.type().equals("NoticeSent") && numbers.contains(one.customer()))
                    .count();
            page.append("| ")
                    .append(kind.inWords())
                    .append(" | ")
                    .append(numbers.size())
                    .append(" | ")
                    .append(expected)
                    .append(" | ")
                    .append(sent)
                    .append(" |\n");
        }
        page.append("\nNotices of which nobody knows whether they went, each with one mail at most: ")
                .append(unconfirmed.size())
                .append(".\n");
        unconfirmed.forEach(one -> page.append("\n- ")
                .append(one.customer())
                .append(' ')
                .append(one.step())
                .append(' ')
                .append(one.day()));
        Path folder = Files.createDirectories(Path.of("target", "evidence"));
        Files.writeString(folder.resolve("month-of-kills.md"), page.append('\n'));
    }
}
