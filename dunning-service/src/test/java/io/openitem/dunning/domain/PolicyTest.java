package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.MONDAY;
import static io.openitem.dunning.domain.DunningExamples.STANDARD;
import static io.openitem.dunning.domain.DunningExamples.WEEKDAYS;
import static io.openitem.dunning.domain.DunningExamples.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.StepCode;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void the_standard_policy_is_that_of_the_desk() {
        assertThat(STANDARD.steps())
                .extracting(step -> step.offsetDays() + " " + step.code() + " " + step.channel())
                .containsExactly(
                        "-7 due-soon email",
                        "0 due-today email",
                        "3 first-reminder email",
                        "30 second-reminder email",
                        "60 call task",
                        "75 final-notice email",
                        "90 agency-proposal agency-proposal");
        assertThat(STANDARD.version()).isZero();
        assertThat(STANDARD.daysBetweenContacts()).isEqualTo(2);
    }

    @Test
    void steps_come_in_the_order_of_their_offsets() {
        Policy policy = new Policy(1, List.of(mail("b", 9), mail("a", -1)), List.of(), 1);

        assertThat(policy.steps()).extracting(step -> step.code().value()).containsExactly("a", "b");
    }

    @Test
    void a_step_that_is_reached_is_the_highest_of_its_kind() {
        assertThat(STANDARD.reminderFor(MONDAY.minusDays(2), MONDAY, WEEKDAYS)).isNull();
        assertThat(code(STANDARD.reminderFor(MONDAY.minusDays(3), MONDAY, WEEKDAYS)))
                .isEqualTo("first-reminder");
        assertThat(code(STANDARD.reminderFor(MONDAY.minusDays(400), MONDAY, WEEKDAYS)))
                .isEqualTo("agency-proposal");
        assertThat(code(STANDARD.courtesyFor(MONDAY.plusDays(7), MONDAY, WEEKDAYS)))
                .isEqualTo("due-soon");
        assertThat(STANDARD.courtesyFor(MONDAY.plusDays(8), MONDAY, WEEKDAYS)).isNull();
        assertThat(code(STANDARD.courtesyFor(MONDAY, MONDAY, WEEKDAYS))).isEqualTo("due-today");
    }

    private static String code(@Nullable Step step) {
        return step == null ? "none" : step.code().value();
    }

    @Test
    void the_next_day_is_the_first_after_today() {
        assertThat(STANDARD.nextDay(MONDAY, MONDAY, WEEKDAYS)).isEqualTo(MONDAY.plusDays(3));
        assertThat(STANDARD.nextDay(MONDAY, MONDAY.plusDays(200), WEEKDAYS)).isNull();
    }

    @Test
    void a_minimum_is_for_its_currency_alone() {
        Policy policy = new Policy(1, STANDARD.steps(), List.of(eur("5.00")), 2);

        assertThat(policy.minimumIn(Currency.getInstance("EUR"))).isEqualTo(eur("5.00"));
        assertThat(policy.minimumIn(Currency.getInstance("USD"))).isNull();
    }

    @Test
    void what_makes_no_sense_is_refused() {
        List<Step> one = List.of(mail("a", 3));
        assertRefused(() -> new Policy(1, List.of(), List.of(), 2));
        assertRefused(() -> new Policy(
                1, IntStream.range(0, 21).mapToObj(i -> mail("s" + i, i)).toList(), List.of(), 2));
        assertRefused(() -> new Policy(1, List.of(mail("a", 3), mail("a", 4)), List.of(), 2));
        assertRefused(() -> new Policy(1, List.of(mail("a", 3), mail("b", 3)), List.of(), 2));
        assertRefused(() -> new Policy(1, one, List.of(eur("0.00")), 2));
        assertRefused(() -> new Policy(1, one, List.of(eur("1.00"), eur("2.00")), 2));
        assertRefused(() -> new Policy(1, one, List.of(), 0));
        assertRefused(() -> new Policy(1, one, List.of(), 91));
        assertRefused(() -> mail("a", -91));
        assertRefused(() -> mail("a", 3_651));
        assertRefused(() -> new Step(new StepCode("a"), 3, Channels.EMAIL, null));
        assertRefused(() -> new Step(new StepCode("a"), 3, Channels.TASK, "a"));
        assertRefused(() -> new Step(new StepCode("a"), 0, Channels.TASK, null));
        assertRefused(() -> new Step(new StepCode("a"), 3, Channels.EMAIL, "../a"));
        assertRefused(() -> new Step(new StepCode("a"), 3, new ChannelCode("fax"), null));
        assertThat(new Policy(1, one, List.of(), 90).steps()).isEqualTo(one);
    }

    private static void assertRefused(Runnable making) {
        assertThatIllegalArgumentException().isThrownBy(making::run);
    }

    private static Step mail(String code, int offset) {
        return new Step(new StepCode(code), offset, Channels.EMAIL, "first-reminder");
    }
}
