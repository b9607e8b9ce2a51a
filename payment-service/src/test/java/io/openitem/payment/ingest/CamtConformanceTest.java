package io.openitem.payment.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.openitem.contracts.Money;
import io.openitem.payment.ingest.BankTransaction.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Statements of real banks and of others' test suites, against what a plain reading of the XML gave. The files are not
 * ours to ship: they are looked for beside the checkout, or where {@code OPENITEM_DATA} says.
 */
class CamtConformanceTest {

    private static final String FOLDER = "04_bank_statements/dev";

    private Path data = Path.of("");

    @BeforeEach
    void find_the_files() {
        Path given = Path.of(Objects.requireNonNullElse(System.getenv("OPENITEM_DATA"), "../../shared/data"));
        assumeTrue(
                Files.isDirectory(given.resolve(FOLDER)),
                () -> "Skipped: there are no bank statements below " + given.toAbsolutePath());
        data = given.resolve(FOLDER);
    }

    /** One entry as the oracle gives it. */
    private record Expected(
            String amount,
            String currency,
            String indicator,
            String reversal,
            String status,
            String booked,
            String reference) {

        boolean isBooked() {
            return status.isEmpty() || status.equals("BOOK");
        }
    }

    @Test
    void every_entry_is_read_with_its_amount_direction_and_date() throws Exception {
        Map<String, List<Expected>> expected = expected();

        int entries = 0;
        for (var file : expected.entrySet()) {
            List<List<BankTransaction>> read = byEntry(data.resolve(file.getKey()));
            assertThat(read).as("entries of %s", file.getKey()).hasSameSizeAs(file.getValue());
            for (int i = 0; i < read.size(); i++) {
                check(
                        file.getKey() + " entry " + i,
                        read.get(i),
                        file.getValue().get(i));
                entries++;
            }
        }
        assertThat(entries).isGreaterThan(1_500);
    }

    @Test
    void movements_of_one_file_never_share_a_reference() throws Exception {
        for (String file : expected().keySet()) {
            assertThat(byEntry(data.resolve(file)).stream().flatMap(List::stream))
                    .as(file)
                    .extracting(BankTransaction::reference)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_daily_series_states_no_movement_twice() throws Exception {
        List<String> references = new ArrayList<>();
        for (String file : expected().keySet()) {
            if (file.startsWith("series_LT")) {
                byEntry(data.resolve(file))
                        .forEach(entry -> entry.forEach(movement -> references.add(movement.reference())));
            }
        }

        assertThat(references).hasSizeGreaterThan(300).doesNotHaveDuplicates();
    }

    @Test
    void what_is_no_statement_is_refused_and_a_statement_without_entries_is_empty() throws Exception {
        assertThat(byEntry(data.resolve("camt053/camt__camt53.only-Dt-with-DtTm.xml")))
                .isEmpty();
        assertThat(byEntry(data.resolve("camt053/prowide-iso20022__camt.053.001.07.xml")))
                .isEmpty();
        try (var others = Files.list(data.resolve("camt054"))) {
            for (Path other : others.toList()) {
                assertThat(refusal(other)).as(other.toString()).contains("no camt.053");
            }
        }
    }

    private static void check(String what, List<BankTransaction> movements, Expected expected) {
        boolean readable = movements.stream().allMatch(movement -> movement.amount() != null);
        if (readable) {
            BigDecimal sum = BigDecimal.ZERO;
            for (BankTransaction movement : movements) {
                Money amount = Objects.requireNonNull(movement.amount());
                assertThat(amount.currency().getCurrencyCode()).as(what).isEqualTo(expected.currency());
                sum = sum.add(amount.toDecimal());
            }
            assertThat(sum).as(what).isEqualByComparingTo(expected.amount());
            assertThat(movements).as(what).allMatch(movement -> movement.flaw() == null);
        } else {
            // Only where the amount would have to be rounded.
            assertThat(new BigDecimal(expected.amount()).stripTrailingZeros().scale())
                    .as(what)
                    .isGreaterThan(2);
        }
        assertThat(movements)
                .as(what)
                .allSatisfy(movement -> assertThat(movement.kind()).isEqualTo(kind(movement, expected)));
        if (!expected.booked().isEmpty()) {
            assertThat(movements.getFirst().bookedOn())
                    .as(what)
                    .hasToString(expected.booked().substring(0, 10));
        }
        if (movements.size() == 1 && !expected.reference().isEmpty()) {
            assertThat(movements.getFirst().reference()).as(what).contains(expected.reference());
        }
    }

    /** Of details with return information the oracle has no column: those say so themselves. */
    private static Kind kind(BankTransaction movement, Expected expected) {
        boolean back = expected.reversal().equals("true") || movement.returnReason() != null;
        if (!expected.isBooked()) {
            return Kind.NOT_BOOKED;
        }
        if (expected.indicator().equals("DBIT")) {
            return back ? Kind.REVERSAL : Kind.PAYOUT;
        }
        return back ? Kind.PAYOUT_REVERSAL : Kind.RECEIPT;
    }

    private static List<List<BankTransaction>> byEntry(Path file) throws IOException, UnreadableStatement {
        List<List<BankTransaction>> entries = new ArrayList<>();
        List<BankTransaction> all = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            new CamtReader(10_000, 1_000).read(in, all::add);
        }
        BankTransaction before = null;
        for (BankTransaction movement : all) {
            if (before == null
                    || before.entry() != movement.entry()
                    || !before.statement().equals(movement.statement())) {
                entries.add(new ArrayList<>());
            }
            entries.getLast().add(movement);
            before = movement;
        }
        return entries;
    }

    private static @Nullable String refusal(Path file) throws IOException {
        try {
            byEntry(file);
            return null;
        } catch (UnreadableStatement refused) {
            return refused.getMessage();
        }
    }

    /** Entries of the end-of-day statements, by file, in order. */
    private Map<String, List<Expected>> expected() throws IOException {
        Map<String, List<Expected>> byFile = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(data.resolve("expected_entries.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] columns = line.split(",", -1);
            String file = columns[0].replaceFirst("^dev/", "");
            if (file.startsWith("camt053/") || file.startsWith("series_LT_camt053")) {
                byFile.computeIfAbsent(file, name -> new ArrayList<>())
                        .add(new Expected(
                                columns[3], columns[4], columns[5], columns[6], columns[7], columns[8], columns[10]));
            }
        }
        return byFile;
    }
}
