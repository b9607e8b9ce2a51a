package io.openitem.dunning.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.TaskId;
import io.openitem.dunning.domain.CaseCommand;
import io.openitem.dunning.domain.CaseDecider;
import io.openitem.dunning.domain.CaseEvent;
import io.openitem.dunning.domain.DunningCase;
import io.openitem.dunning.domain.Line;
import io.openitem.dunning.domain.OpenItem;
import io.openitem.dunning.domain.SendCheck;
import io.openitem.dunning.domain.Step;
import io.openitem.dunning.store.CaseStore;
import io.openitem.dunning.store.NoticeStore;
import io.openitem.dunning.store.PolicyStore.Setting;
import io.openitem.dunning.store.StoredCase;
import io.openitem.kit.decide.Decision;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What would be decided on a day as things stand now, by the same rules and without writing anything. */
@ApplicationScoped
public class Forecast {

    private static final UUID NONE = new UUID(0, 0);

    private final CaseStore cases;
    private final HolidayCalendars calendars;
    private final Wording wording;

    Forecast(CaseStore cases, HolidayCalendars calendars, Wording wording) {
        this.cases = cases;
        this.calendars = calendars;
        this.wording = wording;
    }

    /**
     * A step that would be taken.
     *
     * @param held whether it was decided before and waits for the release of sending
     */
    public record Expected(CustomerId customer, Step step, List<Line> lines, boolean held) {}

    /**
     * What would become of a step.
     *
     * @param suppressed why its message would not go; absent where it would, and where it has none
     * @param message absent where none would go
     */
    public record Outlook(Expected expected, @Nullable ReasonCode suppressed, NoticeStore.@Nullable Message message) {}

    /** Every event of a look at each case on the day. */
    public Uni<Map<CustomerId, List<CaseEvent>>> events(
            Tx tx, List<StoredCase> found, Setting setting, LocalDate day, boolean released) {
        List<CustomerId> customers = found.stream().map(StoredCase::customer).toList();
        return cases.items(tx, customers).map(items -> {
            Map<CustomerId, List<CaseEvent>> events = new LinkedHashMap<>();
            for (StoredCase one : found) {
                events.put(
                        one.customer(),
                        look(one, items.getOrDefault(one.customer(), List.of()), setting, day, released));
            }
            return events;
        });
    }

    private List<CaseEvent> look(
            StoredCase one, List<OpenItem> items, Setting setting, LocalDate day, boolean released) {
        Decision<CaseEvent, ?> decision = CaseDecider.decide(
                one.state().state(),
                new CaseCommand.Review(
                        one.customer(),
                        day,
                        calendars.of(setting.country(), setting.calendar()),
                        setting.policy(),
                        items,
                        released,
                        new NoticeId(NONE),
                        new NoticeId(NONE),
                        new TaskId(NONE)));
        return switch (decision) {
            case Decision.Accepted<CaseEvent, ?> accepted -> accepted.events();
            case Decision.Refused<CaseEvent, ?> refused -> List.of();
        };
    }

    /** The steps among events, as if sending were released. */
    public static List<Expected> expected(StoredCase one, List<CaseEvent> events, Setting setting) {
        List<Expected> expected = new ArrayList<>();
        for (CaseEvent event : events) {
            switch (event) {
                case CaseEvent.StepTaken taken ->
                    expected.add(new Expected(one.customer(), taken.step(), taken.lines(), false));
                case CaseEvent.CourtesyGiven given ->
                    expected.add(new Expected(one.customer(), given.step(), given.lines(), false));
                case CaseEvent.StepReleased released -> {
                    Step step = lastStep(one.state().state(), setting);
                    if (step != null) {
                        expected.add(new Expected(one.customer(), step, released.lines(), true));
                    }
                }
                case CaseEvent.CycleBegan began -> {}
                case CaseEvent.CycleEnded ended -> {}
                case CaseEvent.StepHeldBack held -> {}
                case CaseEvent.Paused paused -> {}
                case CaseEvent.Resumed resumed -> {}
                case CaseEvent.Reviewed reviewed -> {}
            }
        }
        return expected;
    }

    private static @Nullable Step lastStep(DunningCase state, Setting setting) {
        if (!(state instanceof DunningCase.Running running) || running.taken().isEmpty()) {
            return null;
        }
        return setting.policy().steps().stream()
                .filter(step -> step.code().equals(running.taken().getLast().step()))
                .findFirst()
                .orElse(null);
    }

    /** Holds a step against what the other services have just said. */
    public Outlook outlook(Expected expected, SendChecks.Answer answer, LocalDate day) {
        SendChecks.Contact contact = answer.contacts().get(expected.customer());
        if (!expected.step().isNotice()) {
            return new Outlook(expected, null, null);
        }
        if (contact == null) {
            return new Outlook(expected, DispatchDesk.UNKNOWN_CUSTOMER, null);
        }
        return switch (SendCheck.of(expected.lines(), null, contact.word())) {
            case SendCheck.Verdict.Suppress suppress -> new Outlook(expected, suppress.reason(), null);
            case SendCheck.Verdict.Send send ->
                new Outlook(
                        expected,
                        null,
                        wording.write(
                                new NoticeId(NONE),
                                Objects.requireNonNull(expected.step().template(), "A message has a wording"),
                                answer.creditor(),
                                contact,
                                send,
                                day));
        };
    }
}
