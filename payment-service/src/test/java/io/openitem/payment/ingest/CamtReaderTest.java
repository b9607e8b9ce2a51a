package io.openitem.payment.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.contracts.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamtReaderTest {

    private static final String ACCOUNT = "DE02120300000000202051";

    private final CamtReader reader = new CamtReader(100, 10);

    @Test
    void every_movement_of_a_statement_is_read_for_what_it_is() throws Exception {
        assertThat(read(mixed()))
                .extracting(CamtReaderTest::inShort)
                .containsExactly(
                        "S-80/1 RECEIPT 100.00 EUR 2026-03-20 " + ACCOUNT + "/REF-1 E2E-1 RF7420260100 -",
                        "S-80/2.1 RECEIPT 50.00 EUR 2026-03-20 " + ACCOUNT + "/REF-2A - - Rg 2026-0050 danke",
                        "S-80/2.2 RECEIPT 20.00 EUR 2026-03-20 " + ACCOUNT + "/REF-2 - - 2026-0777 Teil",
                        "S-80/3 RECEIPT 33.00 EUR 2026-03-20 " + ACCOUNT + "/S-80/3 - - one other",
                        "S-80/4 PAYOUT 12.50 EUR 2026-03-20 " + ACCOUNT + "/REF-4/out - - Entgelt",
                        "S-80/5 REVERSAL 100.00 EUR 2026-03-20 " + ACCOUNT + "/REF-5/back E2E-1 - -",
                        "S-80/6 NOT_BOOKED 1.00 EUR 2026-03-20 " + ACCOUNT + "/REF-6/announced - - -",
                        "S-80/7 RECEIPT 1500 JPY 2026-03-20 " + ACCOUNT + "/REF-7 - - -",
                        "S-80/8 RECEIPT 1.505 KWD 2026-03-20 " + ACCOUNT + "/REF-7#2 - - -",
                        "S-80/9 RECEIPT ? 2026-03-20 " + ACCOUNT + "/REF-8 - - -",
                        "S-80/10 PAYOUT_REVERSAL 5.00 EUR 2026-03-20 " + ACCOUNT + "/REF-9/back - - -",
                        "S-81/1 RECEIPT 9.00 EUR 2026-03-19 4711/REF-1 - - -");
    }

    @Test
    void a_return_says_why_in_the_banks_code() throws Exception {
        assertThat(read(mixed()).get(5).returnReason()).isEqualTo("ac04");
    }

    @Test
    void a_reason_that_is_a_sentence_is_cut_to_the_form_of_a_reason() throws Exception {
        String entry = "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><NtryDtls><TxDtls><RtrInf>"
                + "<AddtlInf>x</AddtlInf><Rsn><Prtry>%s</Prtry></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>";

        assertThat(read(stated(entry.formatted("Konto erloschen! ".repeat(20))
                        + entry.formatted("\u00df\u00df")
                        + entry.formatted("MS03"))))
                .extracting(BankTransaction::returnReason)
                .containsExactly("konto-erloschen-konto-erloschen-konto-erloschen-konto-erloschen-", "", "ms03");
    }

    @Test
    void what_goes_back_under_the_reference_of_what_came_is_another_movement_and_says_which() throws Exception {
        String came = "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><AcctSvcrRef>X</AcctSvcrRef></Ntry>";
        String back = came.replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd><RvslInd>true</RvslInd>");

        assertThat(read(stated(came + back + back + back.replace("X", "NONREF"))))
                .extracting(movement -> movement.reference() + " " + orNone(movement.original()))
                .containsExactly("DE1/X -", "DE1/X/back DE1/X", "DE1/X/back#2 DE1/X", "DE1/S-1/4/back -");
    }

    @Test
    void what_was_instructed_is_read_beside_what_was_booked() throws Exception {
        assertThat(read(stated("<Ntry><Amt Ccy=\"EUR\">103.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><NtryDtls><TxDtls>"
                        + "<AmtDtls><InstdAmt><Amt Ccy=\"EUR\">100.00</Amt></InstdAmt>"
                        + "<TxAmt><Amt Ccy=\"EUR\">103.00</Amt></TxAmt></AmtDtls>"
                        + "<Chrgs><Rcrd><Amt Ccy=\"EUR\">3.00</Amt></Rcrd></Chrgs></TxDtls></NtryDtls></Ntry>")))
                .extracting(movement -> amount(movement.amount()) + " " + amount(movement.instructed()))
                .containsExactly("103.00 EUR 100.00 EUR");
    }

    @Test
    void of_several_messages_in_one_envelope_none_is_read() {
        String document = mixed().substring(mixed().indexOf("<Document"));

        assertThatThrownBy(() -> read("<Envelope>" + document + document + "</Envelope>"))
                .isInstanceOf(UnreadableStatement.class)
                .hasMessageContaining("send each in a file of its own");
    }

    @Test
    void an_amount_that_would_have_to_be_rounded_is_a_flaw_of_its_entry_alone() throws Exception {
        assertThat(read(mixed()))
                .filteredOn(movement -> movement.flaw() != null)
                .singleElement()
                .satisfies(movement -> assertThat(movement.flaw()).contains("amount"));
    }

    @Test
    void the_same_file_gives_the_same_references() throws Exception {
        List<BankTransaction> once = read(mixed());

        assertThat(read(mixed())).isEqualTo(once);
        assertThat(once).extracting(BankTransaction::reference).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "06", "08", "11"})
    void versions_differ_in_their_namespace_alone(String version) throws Exception {
        assertThat(read(mixed().replace("camt.053.001.08", "camt.053.001." + version)))
                .hasSize(12);
    }

    @Test
    void a_file_without_a_namespace_and_one_in_an_envelope_are_read() throws Exception {
        String bare = mixed().replaceFirst(" xmlns=\"[^\"]*\"", "");
        String document = bare.substring(bare.indexOf("<Document"));

        assertThat(read(bare)).hasSize(12);
        assertThat(read("<Envelope><AppHdr><Document/></AppHdr>" + document + "</Envelope>"))
                .hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a/>",
                "<Document><BkToCstmrStmt>",
                "<Document><BkToCstmrStmt></Document>",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrStmt/></Document>",
                "<Document><BkToCstmrAcctRpt/></Document>",
                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Document><BkToCstmrStmt><Stmt><Id>&e;</Id>"
                        + "</Stmt></BkToCstmrStmt></Document>",
                "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/x.dtd\"><Document><BkToCstmrStmt/></Document>",
                "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Document><BkToCstmrStmt>&b;"
                        + "</BkToCstmrStmt></Document>",
                "<Document><BkToCstmrStmt>&undefined;</BkToCstmrStmt></Document>"
            })
    void what_is_no_statement_or_would_fetch_something_is_refused(String text) {
        assertThatExceptionOfType(UnreadableStatement.class)
                .isThrownBy(() -> read(text))
                .withMessageNotContaining("etc")
                .withMessageNotContaining("aaaa");
    }

    @Test
    void a_document_type_alone_gives_away_nothing() {
        String text = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + mixed().substring(mixed().indexOf("<Document"));

        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableStatement.class);
    }

    @Test
    void what_goes_beyond_a_bound_is_refused() {
        String entry = "<Ntry><Amt Ccy=\"EUR\">1.00</Amt></Ntry>";
        String detail = "<TxDtls/>";

        assertThatThrownBy(() -> read(stated(entry.repeat(101)))).hasMessageContaining("more than 100 entries");
        assertThatThrownBy(() -> read(stated("<Ntry><NtryDtls>" + detail.repeat(11) + "</NtryDtls></Ntry>")))
                .hasMessageContaining("more than 10 details");
        assertThatThrownBy(() -> read(stated("<Ntry>" + "<a>".repeat(50) + "</Ntry>")))
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> read("<a>".repeat(50))).hasMessageContaining("nested deeper");
    }

    @Test
    void a_text_beyond_all_measure_is_cut() throws Exception {
        String text = stated("<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-20</Dt>"
                + "</BookgDt><AcctSvcrRef>" + "R".repeat(500_000) + "</AcctSvcrRef><AddtlNtryInf>"
                + "x".repeat(500_000) + "</AddtlNtryInf></Ntry>");

        assertThat(read(text)).singleElement().satisfies(movement -> {
            assertThat(movement.reference()).hasSizeLessThanOrEqualTo(140).contains("~");
            assertThat(Objects.requireNonNull(movement.remittance().text())).hasSize(1_000);
        });
    }

    @Test
    void entries_that_say_too_little_are_handed_on_with_their_flaw() throws Exception {
        List<BankTransaction> movements = read(stated("<Ntry/><Ntry><Amt Ccy=\"EUR\">1.00</Amt></Ntry>"
                + "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><BookgDt><Dt>2026-02-30</Dt></BookgDt></Ntry>"
                + "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><BookgDt><Dt>2026-03-20</Dt></BookgDt></Ntry>"
                + "<Ntry><Amt Ccy=\"XXX\">1.00</Amt><BookgDt><Dt>2026-03-20</Dt></BookgDt></Ntry>"
                + "<Ntry><Amt Ccy=\"EUR\">-1.00</Amt><BookgDt><Dt>2026-03-20</Dt></BookgDt></Ntry>"
                + "<Ntry><Amt Ccy=\"EUR\">1E5</Amt><BookgDt><Dt>2026-03-20</Dt></BookgDt></Ntry>"));

        assertThat(movements)
                .extracting(movement -> Objects.requireNonNull(movement.flaw()).replaceAll("[ .].*", ""))
                .containsExactly("The", "There", "There", "It", "The", "The", "The");
    }

    @Test
    void an_entry_without_a_date_is_of_the_day_of_its_statement() throws Exception {
        String entry = "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>";
        String balance = "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Dt><Dt>%s</Dt></Dt></Bal>";
        String head = "<Document><BkToCstmrStmt><GrpHdr><CreDtTm>2026-03-23T01:00:00</CreDtTm></GrpHdr><Stmt><Id>S</Id>"
                + "<Acct><Id><IBAN>DE1</IBAN></Id></Acct>";
        String made = "<CreDtTm>2026-03-22T01:00:00</CreDtTm>";
        String end = entry + "</Stmt></BkToCstmrStmt></Document>";

        assertThat(read(head + end)).extracting(BankTransaction::bookedOn).hasToString("[2026-03-23]");
        assertThat(read(head + made + end))
                .extracting(BankTransaction::bookedOn)
                .hasToString("[2026-03-22]");
        assertThat(read(head
                        + made
                        + balance.formatted("CLBD", "2026-03-21")
                        + balance.formatted("OPBD", "2026-03-20")
                        + end))
                .extracting(BankTransaction::bookedOn)
                .hasToString("[2026-03-21]");
    }

    @Test
    void a_batch_whose_details_do_not_make_it_up_stays_one_movement() throws Exception {
        List<BankTransaction> movements = read(stated("<Ntry><Amt Ccy=\"EUR\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                + "<BookgDt><Dt>2026-03-20</Dt></BookgDt><NtryDtls>"
                + "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"EUR\">4.00</Amt></TxAmt></AmtDtls></TxDtls>"
                + "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"EUR\">5.99</Amt></TxAmt></AmtDtls></TxDtls>"
                + "</NtryDtls></Ntry>"
                + "<Ntry><Amt Ccy=\"EUR\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                + "<BookgDt><Dt>2026-03-20</Dt></BookgDt><NtryDtls>"
                + "<TxDtls><AmtDtls><InstdAmt><Amt Ccy=\"USD\">99.00</Amt></InstdAmt><TxAmt><Amt Ccy=\"EUR\">11.00</Amt>"
                + "</TxAmt></AmtDtls></TxDtls>"
                + "<TxDtls><CdtDbtInd>DBIT</CdtDbtInd><AmtDtls><TxAmt><Amt Ccy=\"EUR\">1.00</Amt></TxAmt></AmtDtls>"
                + "</TxDtls></NtryDtls></Ntry>"));

        assertThat(movements)
                .extracting(movement -> movement.entry() + "." + movement.detail() + " " + movement.kind() + " "
                        + amount(movement.amount()))
                .containsExactly("1.0 RECEIPT 10.00 EUR", "2.1 RECEIPT 11.00 EUR", "2.2 PAYOUT 1.00 EUR");
    }

    /** Whatever is broken in a file: it is read or refused, and never anything else. */
    @Test
    void a_broken_file_is_read_or_refused() {
        byte[] good = mixed().getBytes(StandardCharsets.UTF_8);
        int readable = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] broken = Arrays.copyOf(good, random.nextInt(10) == 0 ? random.nextInt(good.length) : good.length);
            for (int i = 0; i < random.nextInt(6) && broken.length > 0; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                reader.read(
                        new ByteArrayInputStream(broken),
                        movement -> assertThat(movement.reference()).hasSizeBetween(1, 140));
                readable++;
            } catch (UnreadableStatement refused) {
                assertThat(refused.getMessage()).endsWith(".");
            }
        }
        assertThat(readable).isBetween(1, 2_999);
    }

    @Test
    void a_hundred_thousand_entries_are_read_one_by_one() throws Exception {
        int entries = 100_000;
        CamtReader large = new CamtReader(entries, 10);
        int[] seen = {0};

        int read = large.read(new EndlessStatement(entries), movement -> seen[0]++);

        assertThat(read).isEqualTo(entries);
        assertThat(seen[0]).isEqualTo(entries);
    }

    private List<BankTransaction> read(String text) throws UnreadableStatement {
        List<BankTransaction> movements = new ArrayList<>();
        reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), movements::add);
        return movements;
    }

    private static String stated(String entries) {
        return "<Document><BkToCstmrStmt><Stmt><Id>S-1</Id><Acct><Id><IBAN>DE1</IBAN></Id></Acct>" + entries
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static String mixed() {
        try (InputStream in = Objects.requireNonNull(CamtReaderTest.class.getResourceAsStream("/camt/mixed-v08.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inShort(BankTransaction movement) {
        String place = movement.entry() + (movement.detail() == 0 ? "" : "." + movement.detail());
        return movement.statement().id() + "/" + place + " " + movement.kind() + " " + amount(movement.amount()) + " "
                + movement.bookedOn() + " " + movement.reference() + " " + orNone(movement.endToEnd()) + " "
                + orNone(movement.remittance().structured()) + " "
                + orNone(movement.remittance().text());
    }

    private static String amount(@Nullable Money amount) {
        return amount == null ? "?" : amount.toString();
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "-" : text;
    }

    /** A statement that is made while it is read. */
    private static final class EndlessStatement extends InputStream {

        private final int entries;
        private int made;
        private byte[] piece = stated("").replaceFirst("</Stmt>.*", "").getBytes(StandardCharsets.UTF_8);
        private int at;

        EndlessStatement(int entries) {
            this.entries = entries;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == piece.length) {
                piece = next().getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            int copied = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, from, copied);
            at += copied;
            return copied == 0 ? -1 : copied;
        }

        private String next() {
            made++;
            if (made <= entries) {
                return "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-20</Dt>"
                        + "</BookgDt><AcctSvcrRef>R" + made + "</AcctSvcrRef></Ntry>";
            }
            return made == entries + 1 ? "</Stmt></BkToCstmrStmt></Document>" : "";
        }
    }
}
