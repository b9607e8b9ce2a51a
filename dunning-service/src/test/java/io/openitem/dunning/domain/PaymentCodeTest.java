package io.openitem.dunning.domain;

import static io.openitem.dunning.domain.DunningExamples.MONDAY;
import static io.openitem.dunning.domain.DunningExamples.invoice;
import static io.openitem.dunning.domain.DunningExamples.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaymentCodeTest {

    private static final String IBAN = "DE89 3704 0044 0532 0130 00";
    private static final Line HUNDRED = item(1, MONDAY, "100.00").line();

    @Test
    void one_item_is_named_by_its_creditor_reference() {
        assertThat(PaymentCode.of("Muster GmbH", IBAN, "COBADEFFXXX", List.of(HUNDRED)))
                .isEqualTo("BCD\n002\n1\nSCT\nCOBADEFFXXX\nMuster GmbH\nDE89370400440532013000\nEUR100.00\n\nRF59R1\n");
    }

    @Test
    void several_items_are_named_by_their_numbers() {
        assertThat(PaymentCode.of(
                        "Muster GmbH",
                        IBAN,
                        null,
                        List.of(HUNDRED, item(2, MONDAY, "0.05").line())))
                .isEqualTo("BCD\n002\n1\nSCT\n\nMuster GmbH\nDE89370400440532013000\nEUR100.05\n\n\nR-1 R-2");
    }

    @Test
    void a_number_is_named_whole_or_not_at_all_and_the_code_keeps_its_bound() {
        List<Line> many = IntStream.range(0, 60)
                .mapToObj(i ->
                        new Line(invoice(i), new DocumentNumber("R-2026-" + i), MONDAY, Money.parse("1.00", "EUR")))
                .toList();

        String code = Objects.requireNonNull(PaymentCode.of("M".repeat(90), IBAN, "COBADEFFXXX", many));

        String text = code.substring(code.lastIndexOf('\n') + 1);
        assertThat(text).hasSizeLessThanOrEqualTo(140).startsWith("R-2026-0 R-2026-1 ");
        assertThat(List.of(text.split(" ")))
                .allMatch(number -> number.matches("R-2026-\\d{1,2}"))
                .hasSize(15);
        assertThat(code.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(331);
    }

    @Test
    void a_code_that_would_be_too_long_to_be_read_is_none() {
        List<Line> many = IntStream.range(0, 60)
                .mapToObj(i ->
                        new Line(invoice(i), new DocumentNumber("Ü-2026-" + i), MONDAY, Money.parse("1.00", "EUR")))
                .toList();

        assertThat(PaymentCode.of("Ü".repeat(70), IBAN, "COBADEFFXXX", many)).isNull();
    }

    @Test
    void a_number_that_does_not_fit_is_left_out_whole() {
        List<Line> two = List.of(
                new Line(invoice(1), new DocumentNumber("A".repeat(60)), MONDAY, Money.parse("1.00", "EUR")),
                new Line(invoice(2), new DocumentNumber("B".repeat(60)), MONDAY, Money.parse("1.00", "EUR")),
                new Line(invoice(3), new DocumentNumber("C".repeat(60)), MONDAY, Money.parse("1.00", "EUR")));

        assertThat(PaymentCode.of("M", IBAN, null, two)).endsWith("\n" + "A".repeat(60) + " " + "B".repeat(60));
    }

    @Test
    void there_is_none_for_other_currencies_for_nothing_and_without_an_account() {
        Line dollars = new Line(invoice(3), new DocumentNumber("R-3"), MONDAY, Money.parse("1.00", "USD"));

        assertThat(PaymentCode.of("M", null, null, List.of(HUNDRED))).isNull();
        assertThat(PaymentCode.of("M", IBAN, null, List.of(dollars))).isNull();
        assertThat(PaymentCode.of("M", IBAN, null, List.of(HUNDRED, dollars))).isNull();
        assertThat(PaymentCode.of("M", IBAN, null, List.of())).isNull();
        assertThat(PaymentCode.of(
                        "M", IBAN, null, List.of(item(1, MONDAY, "0.00").line())))
                .isNull();
        assertThat(PaymentCode.of(
                        "M",
                        IBAN,
                        null,
                        List.of(item(1, MONDAY, "1000000000.00").line())))
                .isNull();
    }
}
