package io.openitem.dunning.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.TaskId;
import io.openitem.dunning.domain.CaseCommand;
import io.openitem.dunning.domain.CaseDecider;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.CaseRejection;
import io.openitem.dunning.domain.Channels;
import io.openitem.dunning.domain.DunningCase;
import io.openitem.dunning.domain.Finding;
import io.openitem.dunning.domain.Notice;
import io.openitem.dunning.domain.NoticeCommand;
import io.openitem.dunning.domain.Step;
import io.openitem.dunning.domain.Task;
import io.openitem.dunning.domain.TaskCommand;
import io.openitem.dunning.messaging.DunningPublisher;
import io.openitem.dunning.store.CaseStore;
import io.openitem.dunning.store.PolicyStore;
import io.openitem.dunning.store.PolicyStore.Setting;
import io.openitem.dunning.store.StoredCase;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.outbox.Outgoing;
import io.openitem.kit.outbox.TimeOrderedId;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of cases: folds commands over cases that are locked, and writes cases, steps, decisions, notices, tasks
 * and facts set-based. Cases are locked before notices, and notices before tasks.
 */
@ApplicationScoped
public class CaseHandler {

    /** Customers may have thousands of open items each. */
    private static final int PORTION = 50;

    private final CaseStore store;
    private final PolicyStore policies;
    private final NoticeHandler notices;
    private final TaskHandler tasks;
    private final HolidayCalendars calendars;
    private final Outbox outbox;

    CaseHandler(
            CaseStore store,
            PolicyStore policies,
            NoticeHandler notices,
            TaskHandler tasks,
            HolidayCalendars calendars,
            Outbox outbox) {
        this.store = store;
        this.policies = policies;
        this.notices = notices;
        this.tasks = tasks;
        this.calendars = calendars;
        this.outbox = outbox;
    }

    /**
     * Looks at cases, each on today's date of its legal entity, and takes the steps that are due.
     *
     * @param customers whose cases are locked already
     */
    public Uni<Integer> review(Tx tx, List<CustomerId> customers) {
        return inPortions(customers, portion -> reviewPortion(tx, portion));
    }

    private Uni<Integer> reviewPortion(Tx tx, List<CustomerId> customers) {
        return store.load(tx, customers)
                .chain(cases -> policies.settings(tx, entities(cases.values()))
                        .chain(settings -> store.items(tx, customers).chain(items -> {
                            List<CaseCommand> commands = new ArrayList<>();
                            for (StoredCase one : cases.values()) {
                                Setting setting = settings.get(one.legalEntity());
                                if (setting != null) {
                                    commands.add(new CaseCommand.Review(
                                            one.customer(),
                                            today(tx, setting),
                                            calendars.of(setting.country(), setting.calendar()),
                                            setting.policy(),
                                            items.getOrDefault(one.customer(), List.of()),
                                            setting.released(),
                                            new NoticeId(TimeOrderedId.next()),
                                            new NoticeId(TimeOrderedId.next()),
                                            new TaskId(TimeOrderedId.next())));
                                }
                            }
                            return decide(tx, cases, commands, Map.of()).replaceWith(commands.size());
                        })));
    }

    /** Ends the cycles of those of these customers that owe nothing overdue any longer. */
    public Uni<Void> recheck(Tx tx, Collection<CustomerId> customers) {
        // Sorted as their locks are taken by all.
        List<CustomerId> inOrder = customers.stream()
                .sorted(Comparator.comparing(CustomerId::toString))
                .toList();
        return inPortions(inOrder, portion -> recheckPortion(tx, portion)).replaceWithVoid();
    }

    /** One portion after the other: in memory are never more than the items of one, however many cases there are. */
    private static Uni<Integer> inPortions(
            List<CustomerId> customers, Function<List<CustomerId>, Uni<Integer>> portionally) {
        Uni<Integer> done = Uni.createFrom().item(0);
        for (int from = 0; from < customers.size(); from += PORTION) {
            List<CustomerId> portion = customers.subList(from, Math.min(customers.size(), from + PORTION));
            done = done.chain(before -> portionally.apply(portion).map(more -> before + more));
        }
        return done;
    }

    private Uni<Integer> recheckPortion(Tx tx, List<CustomerId> customers) {
        return store.loadRunning(tx, customers)
                .chain(cases -> cases.isEmpty() ? Uni.createFrom().item(0) : recheckRunning(tx, cases));
    }

    private Uni<Integer> recheckRunning(Tx tx, Map<CustomerId, StoredCase> cases) {
        return policies.settings(tx, entities(cases.values()))
                .chain(settings -> store.items(tx, cases.keySet()).chain(items -> {
                    List<CaseCommand> commands = new ArrayList<>();
                    for (StoredCase one : cases.values()) {
                        Setting setting = settings.get(one.legalEntity());
                        if (setting != null) {
                            commands.add(new CaseCommand.Recheck(
                                    one.customer(), today(tx, setting), items.getOrDefault(one.customer(), List.of())));
                        }
                    }
                    return decide(tx, cases, commands, Map.of()).replaceWith(commands.size());
                }));
    }

    /**
     * Keeps the messages of steps, which were suppressed for reasons that pass, for when those have passed.
     *
     * @param again cases that are to be looked at although no news will say that it has passed, and from which day on
     */
    Uni<Void> holdBack(
            Tx tx,
            Map<CustomerId, StoredCase> cases,
            List<CaseCommand.HoldBack> commands,
            Map<CustomerId, LocalDate> again) {
        return commands.isEmpty()
                ? Uni.createFrom().voidItem()
                : decide(tx, cases, List.copyOf(commands), again).replaceWithVoid();
    }

    /** Decides one command that a person gave about a customer whose case is there. */
    public Uni<Fold.Outcome<CustomerId, DunningCase, CaseEvent, CaseRejection>> handle(Tx tx, CaseCommand command) {
        return store.load(tx, List.of(command.customer()))
                .chain(cases -> decide(tx, cases, List.of(command), Map.of(command.customer(), command.today())))
                .map(folded -> folded.outcomes().getFirst());
    }

    /** The business date of a legal entity. */
    public static LocalDate today(Tx tx, Setting setting) {
        return tx.now().atZone(setting.zone()).toLocalDate();
    }

    private static Set<LegalEntityId> entities(Collection<StoredCase> cases) {
        return cases.stream().map(StoredCase::legalEntity).collect(Collectors.toSet());
    }

    /** @param again cases that are to be looked at again, and from which day on */
    private Uni<Fold.Folded<CustomerId, DunningCase, CaseEvent, CaseRejection>> decide(
            Tx tx, Map<CustomerId, StoredCase> cases, List<CaseCommand> commands, Map<CustomerId, LocalDate> again) {
        Map<CustomerId, Versioned<DunningCase>> before = new LinkedHashMap<>();
        cases.forEach((id, one) -> before.put(id, one.state()));
        var folded = new Fold<CustomerId, DunningCase, CaseCommand, CaseEvent, CaseRejection>(
                        CaseCommand::customer, id -> DunningCase.Clear.NEW, CaseDecider::decide, DunningCase::evolve)
                .over(before, commands);
        return write(tx, cases, folded, again).replaceWith(folded);
    }

    private Uni<Void> write(
            Tx tx,
            Map<CustomerId, StoredCase> cases,
            Fold.Folded<CustomerId, DunningCase, CaseEvent, CaseRejection> folded,
            Map<CustomerId, LocalDate> again) {
        Written written = new Written(cases, again);
        folded.events().forEach(numbered -> written.add(numbered.event()));
        List<StoredCase> changed = new ArrayList<>();
        folded.changed().forEach((id, state) -> changed.add(written.changed(id, state)));
        return store.update(tx, changed)
                .chain(() -> store.saveSteps(tx, written.steps, cases))
                .chain(() -> store.saveTold(tx, written.told))
                .chain(() -> store.forgetTold(tx, written.clear))
                .chain(() -> store.saveDecisions(tx, written.reviews, cases))
                .chain(() -> outbox.append(tx, written.facts))
                .chain(() -> notices.handleAll(tx, written.notices).invoke(NoticeHandler::requireDone))
                .chain(() -> tasks.closeMoot(tx, written.ended))
                .chain(() -> tasks.handleAll(tx, written.tasks))
                .replaceWithVoid();
    }

    /** What follows from events, sorted by where it is written. */
    private static final class Written {

        private final Map<CustomerId, StoredCase> cases;
        private final Map<CustomerId, @Nullable LocalDate> next = new HashMap<>();
        private final Map<CustomerId, Long> counts = new HashMap<>();
        private final List<CaseEvent.StepTaken> steps = new ArrayList<>();
        private final List<CaseStore.Told> told = new ArrayList<>();
        private final List<CaseEvent.CycleEnded> ended = new ArrayList<>();
        private final List<CustomerId> clear = new ArrayList<>();
        private final List<CaseEvent.Reviewed> reviews = new ArrayList<>();
        private final List<Outgoing> facts = new ArrayList<>();
        private final List<NoticeCommand> notices = new ArrayList<>();
        private final List<TaskCommand> tasks = new ArrayList<>();

        Written(Map<CustomerId, StoredCase> cases, Map<CustomerId, LocalDate> again) {
            this.cases = cases;
            cases.forEach((id, one) -> {
                next.put(id, one.nextOn());
                counts.put(id, one.facts());
            });
            // A look that is due earlier stays due.
            again.forEach((id, day) -> next.merge(id, day, (one, other) -> one.isBefore(other) ? one : other));
        }

        StoredCase changed(CustomerId id, Versioned<DunningCase> state) {
            return new StoredCase(id, entity(id), state, counts.getOrDefault(id, 0L), next.get(id));
        }

        private LegalEntityId entity(CustomerId id) {
            return Objects.requireNonNull(cases.get(id), "Only cases that are there are decided on")
                    .legalEntity();
        }

        void add(CaseEvent event) {
            LegalEntityId entity = entity(event.customer());
            DunningPublisher.ofCase(event, counts.getOrDefault(event.customer(), 0L) + 1, entity)
                    .ifPresent(fact -> {
                        counts.merge(event.customer(), 1L, Long::sum);
                        facts.add(fact);
                    });
            switch (event) {
                case CaseEvent.StepTaken step -> step(entity, step);
                case CaseEvent.StepReleased released ->
                    notices.add(new NoticeCommand.LetGo(released.notice(), released.on(), released.lines()));
                case CaseEvent.CourtesyGiven given -> courtesy(entity, given);
                case CaseEvent.Reviewed reviewed -> {
                    reviews.add(reviewed);
                    next.put(reviewed.customer(), reviewed.nextOn());
                }
                case CaseEvent.CycleBegan began -> {}
                case CaseEvent.CycleEnded over -> {
                    ended.add(over);
                    if (over.stillLate() == 0) {
                        clear.add(over.customer());
                    }
                }
                case CaseEvent.StepHeldBack held -> {}
                case CaseEvent.Paused paused -> {}
                case CaseEvent.Resumed resumed -> {}
            }
        }

        private void step(LegalEntityId entity, CaseEvent.StepTaken taken) {
            steps.add(taken);
            if (taken.notice() != null) {
                notices.add(new NoticeCommand.Announce(
                        head(
                                taken.notice(),
                                entity,
                                taken.customer(),
                                taken.cycle(),
                                taken.step(),
                                taken.policyVersion(),
                                taken.on(),
                                false),
                        taken.lines(),
                        taken.withheld() ? Finding.NOT_RELEASED : null));
            }
            if (taken.task() != null) {
                Task.Head head = new Task.Head(
                        taken.task(),
                        entity,
                        taken.customer(),
                        taken.step().channel().equals(Channels.AGENCY_PROPOSAL) ? Task.DECIDE_ON_AGENCY : Task.CALL,
                        taken.cycle(),
                        taken.step().code(),
                        taken.on());
                tasks.add(new TaskCommand.Create(head, taken.lines()));
                // A message counts as told once it is sent; a task is about those that have reached its step.
                taken.lines().stream()
                        .filter(line ->
                                line.daysLate(taken.on()) >= taken.step().offsetDays())
                        .forEach(line ->
                                told.add(new CaseStore.Told(line.invoice(), entity, line.daysLate(taken.on()))));
            }
        }

        private void courtesy(LegalEntityId entity, CaseEvent.CourtesyGiven given) {
            given.told()
                    .forEach(item -> told.add(new CaseStore.Told(item.line().invoice(), entity, item.offsetDays())));
            notices.add(new NoticeCommand.Announce(
                    head(
                            given.notice(),
                            entity,
                            given.customer(),
                            given.cycle(),
                            given.step(),
                            given.policyVersion(),
                            given.on(),
                            true),
                    given.lines(),
                    given.withheld() ? Finding.NOT_RELEASED : null));
        }
    }

    /** The head of the notice to which a step leads. */
    static Notice.Head head(
            NoticeId id,
            LegalEntityId entity,
            CustomerId customer,
            int cycle,
            Step step,
            long policyVersion,
            LocalDate on,
            boolean courtesy) {
        return new Notice.Head(
                id,
                entity,
                customer,
                cycle,
                step.code(),
                step.channel(),
                Objects.requireNonNull(step.template(), "A message has a wording"),
                policyVersion,
                on,
                courtesy);
    }
}
