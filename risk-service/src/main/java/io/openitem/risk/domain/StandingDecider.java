package io.openitem.risk.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores a customer. The score follows from the profile and the day alone; the behaviour also from what it was, because
 * it is slow to change.
 */
public final class StandingDecider {

    /** Of several currencies that one speaks in which most invoices were issued. */
    private static final Comparator<Profile> BY_CURRENCY =
            Comparator.comparing(profile -> profile.currency().getCurrencyCode());

    private StandingDecider() {}

    /**
     * @param today the business date
     * @param profiles one for each currency the customer has dealt in
     */
    public static Assessment assess(Scorecard card, LocalDate today, Collection<Profile> profiles, Standing before) {
        Optional<Profile> judged = profiles.stream()
                .max(Comparator.<Profile>comparingLong(
                                profile -> profile.year(today).issuedCount())
                        .thenComparing(BY_CURRENCY.reversed()));
        List<Reason> reasons = judged.filter(profile -> profile.hasHistory(today))
                .map(profile -> reasons(card, today, profile))
                .orElse(List.of());
        Score score = reasons.isEmpty() ? null : score(card, reasons);
        List<StandingEvent> events = new ArrayList<>();
        if (!Objects.equals(score, before.score())) {
            events.add(new StandingEvent.Rescored(today, score, before.score(), reasons));
        }
        judged.flatMap(profile -> turn(card.behaviours(), today, profile, before.behaviour()))
                .ifPresent(events::add);
        Standing after = before;
        for (StandingEvent event : events) {
            after = Standing.evolve(after, event);
        }
        return new Assessment(
                after,
                List.copyOf(events),
                reasons,
                judged.map(Profile::currency).orElse(null),
                lookAgainOn(today, profiles));
    }

    private static List<Reason> reasons(Scorecard card, LocalDate today, Profile profile) {
        return card.lines().stream()
                .map(line -> {
                    Long measure = profile.measure(line.characteristic(), today);
                    return new Reason(line.characteristic(), measure, line.points(measure), line.pointsMax());
                })
                .sorted(Comparator.comparingInt(Reason::lost).reversed())
                .toList();
    }

    private static Score score(Scorecard card, List<Reason> reasons) {
        int points = reasons.stream().mapToInt(Reason::points).sum();
        return new Score(points, card.classOf(points));
    }

    private static Optional<StandingEvent> turn(
            Scorecard.Behaviours limits, LocalDate today, Profile profile, Behaviour before) {
        long habit = profile.habit(today);
        long worst = profile.worstOpenDelay(today);
        Behaviour now = behaviour(limits, profile.year(today).paidMinor() > 0, habit, worst, before);
        return now == before
                ? Optional.empty()
                : Optional.of(new StandingEvent.BehaviourChanged(
                        today, before, now, Math.toIntExact(habit), Math.toIntExact(worst)));
    }

    private static Behaviour behaviour(
            Scorecard.Behaviours limits, boolean hasPaid, long habit, long worst, Behaviour before) {
        int beyond = before == Behaviour.LATE ? limits.lateUntilHabit() : limits.lateBeyondHabit();
        if (worst > habit + beyond) {
            return Behaviour.LATE;
        }
        if (!hasPaid) {
            return Behaviour.NEW;
        }
        int goodUpTo = before == Behaviour.GOOD_PAYER ? limits.slowBeyond() : limits.goodUpTo();
        return habit <= goodUpTo ? Behaviour.GOOD_PAYER : Behaviour.SLOW_PAYER;
    }

    /** The day after the oldest due date, each day while something is late, and when a month leaves the window. */
    private static @Nullable LocalDate lookAgainOn(LocalDate today, Collection<Profile> profiles) {
        return profiles.stream()
                .flatMap(profile -> Stream.concat(nextDelay(today, profile), nextMonth(today, profile)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<LocalDate> nextDelay(LocalDate today, Profile profile) {
        LocalDate due = profile.oldestDue();
        if (due == null) {
            return Stream.of();
        }
        return Stream.of((due.isBefore(today) ? today : due).plusDays(1));
    }

    private static Stream<LocalDate> nextMonth(LocalDate today, Profile profile) {
        return profile.months().isEmpty()
                ? Stream.of()
                : Stream.of(today.plusMonths(1).withDayOfMonth(1));
    }
}
