package io.openitem.risk.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores a customer. The score follows from the profiles and the day; the behaviour also from what it was, because it
 * is slow to change.
 *
 * <p>One currency is judged, since amounts of several cannot be weighed against each other. Days can: what is late is
 * late in whatever currency, so the oldest open item is looked for in all of them.
 */
public final class StandingDecider {

    /** Of currencies that are alike in all else the first by name, so that the same is found each time. */
    private static final Comparator<Profile> BY_CURRENCY =
            Comparator.comparing(profile -> profile.currency().getCurrencyCode());

    private StandingDecider() {}

    /**
     * @param today the business date
     * @param profiles one for each currency the customer has dealt in
     * @param judgedBefore the currency that was judged last; absent where none was
     */
    public static Assessment assess(
            Scorecard card,
            LocalDate today,
            Collection<Profile> profiles,
            Standing before,
            @Nullable Currency judgedBefore) {
        Optional<Profile> judged = profiles.stream().max(speaking(today, judgedBefore));
        long worst = profiles.stream()
                .mapToLong(profile -> profile.worstOpenDelay(today))
                .max()
                .orElse(0);
        List<Reason> reasons = judged.filter(profile -> profile.hasHistory(today))
                .map(profile -> reasons(card, today, profile, worst))
                .orElse(List.of());
        Score score = reasons.isEmpty() ? null : score(card, reasons);
        List<StandingEvent> events = new ArrayList<>();
        if (!Objects.equals(score, before.score())) {
            events.add(new StandingEvent.Rescored(today, score, before.score(), reasons));
        }
        judged.flatMap(profile -> turn(card.behaviours(), today, profile, worst, before.behaviour()))
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

    /**
     * Of several currencies one speaks in which there is anything to judge by, of those the one in which most invoices
     * were issued, and where that is the same the one that spoke before, so that behaviour does not go to and fro.
     */
    private static Comparator<Profile> speaking(LocalDate today, @Nullable Currency judgedBefore) {
        return Comparator.<Profile, Boolean>comparing(profile -> profile.hasHistory(today))
                .thenComparingLong(profile -> profile.year(today).issuedCount())
                .thenComparing(profile -> profile.currency().equals(judgedBefore))
                .thenComparing(BY_CURRENCY.reversed());
    }

    /** @param worst days past due of the oldest open item in any currency */
    private static List<Reason> reasons(Scorecard card, LocalDate today, Profile profile, long worst) {
        return card.lines().stream()
                .map(line -> {
                    Long measure = line.characteristic() == Characteristic.WORST_OPEN_DELAY
                            ? Long.valueOf(worst)
                            : profile.measure(line.characteristic(), today);
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
            Scorecard.Behaviours limits, LocalDate today, Profile profile, long worst, Behaviour before) {
        long habit = profile.habit(today);
        Behaviour now = behaviour(limits, hasPaid(profile.year(today)), habit, worst, before);
        return now == before
                ? Optional.empty()
                : Optional.of(new StandingEvent.BehaviourChanged(
                        today, before, now, Math.toIntExact(habit), Math.toIntExact(worst)));
    }

    /** Money that was all taken back says nothing good of anybody. */
    private static boolean hasPaid(Month year) {
        return year.paidMinor() > year.returnedMinor();
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

    /**
     * The day after the oldest due date, each day while something is late, when a month leaves the window, and when the
     * relationship is a month older.
     */
    private static @Nullable LocalDate lookAgainOn(LocalDate today, Collection<Profile> profiles) {
        return profiles.stream()
                .flatMap(profile -> Stream.of(
                                nextDelay(today, profile), nextMonth(today, profile), nextAnniversary(today, profile))
                        .flatMap(days -> days))
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

    /** A month that lacks the day of the first invoice is full on the day after its last: until then look each day. */
    private static Stream<LocalDate> nextAnniversary(LocalDate today, Profile profile) {
        LocalDate first = profile.firstIssuedOn();
        if (first == null || profile.months().isEmpty()) {
            return Stream.of();
        }
        LocalDate next = first.plusMonths(Math.max(0, ChronoUnit.MONTHS.between(first, today)) + 1);
        return Stream.of(next.isAfter(today) ? next : today.plusDays(1));
    }
}
