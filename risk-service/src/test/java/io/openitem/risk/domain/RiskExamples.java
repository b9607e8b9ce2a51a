package io.openitem.risk.domain;

import io.openitem.contracts.RatingClass;
import io.openitem.contracts.ReasonCode;
import io.openitem.risk.domain.Scorecard.Behaviours;
import io.openitem.risk.domain.Scorecard.Bin;
import io.openitem.risk.domain.Scorecard.Limit;
import io.openitem.risk.domain.Scorecard.Line;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Customers of a few words, and a scorecard whose points can be added up in the head. */
final class RiskExamples {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    static final YearMonth JUNE = YearMonth.of(2026, 6);
    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency USD = Currency.getInstance("USD");

    /** 300 for payments in time, 300 for nothing late, 80 for each of the five others. */
    static final Scorecard CARD = new Scorecard(
            new ReasonCode("simple-1"),
            100,
            List.of(
                    line(Characteristic.DAYS_LATE, 150, bin(0, 300), bin(10, 200), last(0)),
                    line(Characteristic.WORST_OPEN_DELAY, 0, bin(0, 300), bin(14, 100), last(0)),
                    line(Characteristic.SHARE_LATE, 40, bin(0, 80), last(0)),
                    line(Characteristic.TREND, 60, bin(2, 80), last(0)),
                    line(Characteristic.EXPOSURE, 20, bin(150, 80), last(0)),
                    line(Characteristic.RELATIONSHIP, 10, bin(11, 30), last(80)),
                    line(Characteristic.RETURNED, 0, bin(0, 80), last(0))),
            List.of(
                    new Limit(new RatingClass("A"), 850),
                    new Limit(new RatingClass("C"), 500),
                    new Limit(new RatingClass("E"), 0)),
            new Behaviours(5, 10, 14, 3));

    private RiskExamples() {}

    static Line line(Characteristic characteristic, int missing, Bin... bins) {
        return new Line(characteristic, missing, List.of(bins));
    }

    static Bin bin(long upTo, int points) {
        return new Bin(upTo, points);
    }

    static Bin last(int points) {
        return new Bin(null, points);
    }

    /** Somebody whose first invoice is two years old and of whom nothing else is known. */
    static Someone someone() {
        return new Someone(EUR, 0, TODAY.minusYears(2), null, new HashMap<>());
    }

    /** A profile being told. */
    record Someone(
            Currency currency,
            long open,
            @Nullable LocalDate first,
            @Nullable LocalDate oldest,
            Map<YearMonth, Month> months) {

        Someone in(Currency other) {
            return new Someone(other, open, first, oldest, months);
        }

        Someone since(@Nullable LocalDate day) {
            return new Someone(currency, open, day, oldest, months);
        }

        Someone owing(long minor) {
            return new Someone(currency, minor, first, oldest, months);
        }

        /** The oldest open item has been late for so many days; none of them for zero or less, which is in the future. */
        Someone lateFor(long days) {
            return new Someone(currency, open, first, TODAY.minusDays(days), months);
        }

        Someone buying(YearMonth month, long minor) {
            return with(month, Month.issued(minor));
        }

        Someone paying(YearMonth month, long minor, long daysLate) {
            return with(month, Month.paid(minor, daysLate));
        }

        Someone takingBack(YearMonth month, long minor) {
            return with(month, Month.returned(minor));
        }

        private Someone with(YearMonth month, Month change) {
            Map<YearMonth, Month> more = new HashMap<>(months);
            more.merge(month, change, Month::plus);
            return new Someone(currency, open, first, oldest, more);
        }

        Profile profile() {
            return new Profile(currency, open, first, oldest, months);
        }
    }
}
