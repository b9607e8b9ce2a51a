package io.openitem.payment.ingest;

import io.openitem.contracts.Money;
import io.openitem.payment.domain.Remittance;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads end-of-day statements by ISO 20022, camt.053 of any version, with or without a namespace, as a stream: one entry
 * is held at a time. An entry that cannot be understood is handed on with its flaw; a file that is none is refused.
 *
 * <p>A batch booking becomes as many movements as it has details, where their amounts are there and sum to the entry;
 * else it stays one, so that no money is lost or made.
 */
public final class CamtReader {

    private static final Pattern MESSAGE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.[0-9]{2}");

    /** How the elements of statements, reports and notifications begin. */
    private static final String MESSAGES = "BkToCstmr";

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,5})?");
    private static final Set<String> NO_REFERENCE = Set.of("", "NOTPROVIDED", "NONREF", "NOREF", "NONE", "0");

    /** As long as a reference of a payment may be. */
    private static final int REFERENCE_MAX = 140;

    /** As long as a reason may be. */
    private static final int REASON_MAX = 64;

    private final int entriesMax;
    private final int detailsMax;

    /**
     * @param entriesMax entries of one file
     * @param detailsMax details of one entry
     */
    public CamtReader(int entriesMax, int detailsMax) {
        this.entriesMax = entriesMax;
        this.detailsMax = detailsMax;
    }

    /**
     * Hands on every movement in the order of the file.
     *
     * @return how many entries there were
     */
    public int read(InputStream in, Consumer<BankTransaction> movements) throws UnreadableStatement {
        try (XmlCursor cursor = new XmlCursor(in)) {
            Reading reading = new Reading(cursor, movements);
            if (!reading.findMessage()) {
                throw new UnreadableStatement("There is no camt.053 message in the body.");
            }
            reading.message();
            cursor.finish(MESSAGES);
            return reading.entries;
        }
    }

    /** What is being read of an entry, or of one of its details. */
    private static final class Movement {

        private @Nullable String amount;
        private @Nullable String currency;
        private @Nullable String instructedAmount;
        private @Nullable String instructedCurrency;
        private @Nullable String indicator;
        private @Nullable String reference;
        private @Nullable String endToEnd;
        private @Nullable String returnReason;
        private boolean isReturn;
        private @Nullable String structured;
        private final List<String> texts = new ArrayList<>();
        private @Nullable String additional;

        Remittance remittance() {
            List<String> parts = texts.isEmpty() && additional != null ? List.of(additional) : texts;
            return new Remittance(structured, String.join(" ", parts), null);
        }
    }

    /** One pass over one file. */
    private final class Reading {

        private final XmlCursor xml;
        private final Consumer<BankTransaction> movements;
        private final Map<String, Integer> references = new HashMap<>();
        private int entries;

        private @Nullable LocalDate sentOn;

        // Of the statement that is being read.
        private @Nullable String account;
        private @Nullable String id;
        private @Nullable LocalDate closedOn;
        private @Nullable LocalDate madeOn;
        private int entry;

        Reading(XmlCursor xml, Consumer<BankTransaction> movements) {
            this.xml = xml;
            this.movements = movements;
        }

        /** A bank may wrap the document into an envelope of its own. */
        boolean findMessage() throws UnreadableStatement {
            while (xml.nextChild()) {
                if (xml.name().startsWith(MESSAGES)) {
                    String namespace = xml.namespace();
                    boolean known = namespace == null
                            || namespace.isEmpty()
                            || MESSAGE.matcher(namespace).matches();
                    if (!known || !xml.name().startsWith("BkToCstmrStmt")) {
                        throw xml.unreadable("The message is no camt.053");
                    }
                    return true;
                }
                if (xml.name().equals("AppHdr")) {
                    xml.skip();
                } else if (findMessage()) {
                    return true;
                }
            }
            return false;
        }

        void message() throws UnreadableStatement {
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "GrpHdr" -> header();
                    case "Stmt" -> statement();
                    default -> xml.skip();
                }
            }
        }

        private void header() throws UnreadableStatement {
            while (xml.nextChild()) {
                if (xml.name().equals("CreDtTm")) {
                    sentOn = date(xml.text());
                } else {
                    xml.skip();
                }
            }
        }

        private void statement() throws UnreadableStatement {
            account = null;
            id = null;
            closedOn = null;
            madeOn = null;
            entry = 0;
            references.clear();
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Id" -> id = xml.text();
                    case "CreDtTm" -> madeOn = date(xml.text());
                    case "Acct" -> account = accountOf();
                    case "Bal" -> balance();
                    case "Ntry" -> entry();
                    default -> xml.skip();
                }
            }
        }

        /** The day of a statement is that of its closing balance. */
        private void balance() throws UnreadableStatement {
            String type = "";
            LocalDate day = null;
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Tp" -> type = xml.firstText();
                    case "Dt" -> day = date(xml.firstText());
                    default -> xml.skip();
                }
            }
            if (type.equals("CLBD")) {
                closedOn = day;
            }
        }

        /** IBAN, or whatever other identity the bank gives. */
        private String accountOf() throws UnreadableStatement {
            String found = "";
            while (xml.nextChild()) {
                if (xml.name().equals("Id")) {
                    found = xml.firstText().replace(" ", "");
                } else {
                    xml.skip();
                }
            }
            return found;
        }

        private void entry() throws UnreadableStatement {
            if (++entries > entriesMax) {
                throw xml.unreadable("There are more than " + entriesMax + " entries");
            }
            entry++;
            Movement whole = new Movement();
            List<Movement> details = new ArrayList<>();
            boolean isReversal = false;
            String status = "BOOK";
            LocalDate booked = null;
            LocalDate value = null;
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Amt" -> amount(whole);
                    case "CdtDbtInd" -> whole.indicator = xml.text();
                    case "RvslInd" -> isReversal = isTrue(xml.text());
                    case "Sts" -> status = xml.firstText();
                    case "BookgDt" -> booked = date(xml.firstText());
                    case "ValDt" -> value = date(xml.firstText());
                    case "AcctSvcrRef" -> whole.reference = xml.text();
                    case "NtryDtls" -> details(details);
                    // Of the first versions, which have no element around the details.
                    case "TxDtls" -> detail(details);
                    case "AddtlNtryInf" -> whole.additional = xml.text();
                    default -> xml.skip();
                }
            }
            handOn(whole, details, isReversal, status, first(booked, value, closedOn, madeOn, sentOn));
        }

        private void details(List<Movement> details) throws UnreadableStatement {
            while (xml.nextChild()) {
                if (xml.name().equals("TxDtls")) {
                    detail(details);
                } else {
                    xml.skip();
                }
            }
        }

        private void detail(List<Movement> details) throws UnreadableStatement {
            if (details.size() == detailsMax) {
                throw xml.unreadable("An entry has more than " + detailsMax + " details");
            }
            Movement detail = new Movement();
            details.add(detail);
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Refs" -> references(detail);
                    case "Amt" -> amount(detail);
                    case "AmtDtls" -> amounts(detail);
                    case "CdtDbtInd" -> detail.indicator = xml.text();
                    case "RmtInf" -> remittance(detail);
                    case "RtrInf" -> returned(detail);
                    case "AddtlTxInf" -> detail.additional = xml.text();
                    default -> xml.skip();
                }
            }
        }

        private void references(Movement detail) throws UnreadableStatement {
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "AcctSvcrRef" -> detail.reference = xml.text();
                    case "EndToEndId" -> detail.endToEnd = xml.text();
                    default -> xml.skip();
                }
            }
        }

        /** What was booked, and what was instructed: a return that costs a fee is booked with it. */
        private void amounts(Movement detail) throws UnreadableStatement {
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "TxAmt" -> booked(detail);
                    case "InstdAmt" -> instructed(detail);
                    default -> xml.skip();
                }
            }
        }

        private void booked(Movement detail) throws UnreadableStatement {
            while (xml.nextChild()) {
                if (xml.name().equals("Amt") && detail.amount == null) {
                    amount(detail);
                } else {
                    xml.skip();
                }
            }
        }

        private void instructed(Movement detail) throws UnreadableStatement {
            while (xml.nextChild()) {
                if (xml.name().equals("Amt")) {
                    detail.instructedCurrency = xml.attribute("Ccy");
                    detail.instructedAmount = xml.text();
                } else {
                    xml.skip();
                }
            }
        }

        private void amount(Movement movement) throws UnreadableStatement {
            movement.currency = xml.attribute("Ccy");
            movement.amount = xml.text();
        }

        private void remittance(Movement detail) throws UnreadableStatement {
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "Ustrd" -> detail.texts.add(xml.text());
                    case "Strd" -> structured(detail);
                    default -> xml.skip();
                }
            }
        }

        private void structured(Movement detail) throws UnreadableStatement {
            while (xml.nextChild()) {
                switch (xml.name()) {
                    case "CdtrRefInf" -> creditorReference(detail);
                    case "RfrdDocInf" -> referredDocument(detail);
                    case "AddtlRmtInf" -> detail.texts.add(xml.text());
                    default -> xml.skip();
                }
            }
        }

        /** One is the reference; more are what a payer of several invoices sends, and words like others. */
        private void creditorReference(Movement detail) throws UnreadableStatement {
            while (xml.nextChild()) {
                if (!xml.name().equals("Ref") && !xml.name().equals("CdtrRef")) {
                    xml.skip();
                    continue;
                }
                String reference = xml.text();
                if (detail.structured == null) {
                    detail.structured = reference;
                } else {
                    detail.texts.add(reference);
                }
            }
        }

        private void referredDocument(Movement detail) throws UnreadableStatement {
            while (xml.nextChild()) {
                if (xml.name().equals("Nb")) {
                    detail.texts.add(xml.text());
                } else {
                    xml.skip();
                }
            }
        }

        private void returned(Movement detail) throws UnreadableStatement {
            detail.isReturn = true;
            while (xml.nextChild()) {
                if (xml.name().equals("Rsn") || xml.name().equals("RtrRsn")) {
                    detail.returnReason = xml.firstText();
                } else {
                    xml.skip();
                }
            }
        }

        private void handOn(
                Movement whole, List<Movement> details, boolean isReversal, String status, @Nullable LocalDate day) {
            boolean booked = status.isEmpty() || status.equals("BOOK");
            if (details.size() > 1 && sumsUp(whole, details)) {
                for (int i = 0; i < details.size(); i++) {
                    Movement detail = details.get(i);
                    handOn(merged(whole, detail), i + 1, kind(whole, detail, isReversal, booked), day);
                }
            } else {
                Movement one = details.isEmpty() ? whole : together(whole, details);
                handOn(one, 0, kind(whole, one, isReversal, booked), day);
            }
        }

        private void handOn(Movement movement, int detail, BankTransaction.Kind kind, @Nullable LocalDate day) {
            Money amount = money(movement.amount, movement.currency);
            String flaw = null;
            if (account == null || account.isEmpty() || id == null || id.isEmpty()) {
                flaw = "The statement has no account or no identity.";
            } else if (amount == null) {
                flaw = "The amount or its currency cannot be read.";
            } else if (day == null) {
                flaw = "There is no booking date that can be read.";
            } else if (movement.indicator == null
                    || !(movement.indicator.equals("CRDT") || movement.indicator.equals("DBIT"))) {
                flaw = "It is said neither to be a credit nor a debit.";
            }
            movements.accept(new BankTransaction(
                    new BankStatement(Objects.requireNonNullElse(account, ""), Objects.requireNonNullElse(id, "")),
                    entry,
                    detail,
                    identity(place(movement.reference, detail), kind),
                    kind == BankTransaction.Kind.REVERSAL && known(movement.reference) != null
                            ? bounded(place(movement.reference, detail))
                            : null,
                    known(movement.endToEnd),
                    kind,
                    amount,
                    money(movement.instructedAmount, movement.instructedCurrency),
                    day,
                    movement.remittance(),
                    movement.returnReason == null ? null : reason(movement.returnReason),
                    flaw));
        }

        /**
         * The bank's reference of the movement, which other statements repeat; where there is none, its place in this
         * one. Banks number movements per account.
         */
        private String place(@Nullable String reference, int detail) {
            String known = known(reference);
            return known == null
                    ? account + "/" + id + "/" + entry + (detail > 0 ? "/" + detail : "")
                    : account + "/" + known;
        }

        /**
         * The place with its kind, because what goes back often has the reference under which it came; and counted,
         * because some banks give several movements of one day the same reference.
         */
        private String identity(String place, BankTransaction.Kind kind) {
            String whole = place
                    + switch (kind) {
                        case RECEIPT -> "";
                        case PAYOUT -> "/out";
                        case REVERSAL, PAYOUT_REVERSAL -> "/back";
                        case NOT_BOOKED -> "/announced";
                    };
            int times = references.merge(whole, 1, Integer::sum);
            return bounded(times == 1 ? whole : whole + "#" + times);
        }
    }

    private static BankTransaction.Kind kind(Movement whole, Movement detail, boolean isReversal, boolean booked) {
        if (!booked) {
            return BankTransaction.Kind.NOT_BOOKED;
        }
        String indicator = detail.indicator == null ? whole.indicator : detail.indicator;
        boolean back = isReversal || detail.isReturn;
        if ("DBIT".equals(indicator)) {
            return back ? BankTransaction.Kind.REVERSAL : BankTransaction.Kind.PAYOUT;
        }
        return back ? BankTransaction.Kind.PAYOUT_REVERSAL : BankTransaction.Kind.RECEIPT;
    }

    /** Whether the details' amounts are in the entry's currency and make up the entry, credits less debits. */
    private static boolean sumsUp(Movement whole, List<Movement> details) {
        Money total = money(whole.amount, whole.currency);
        if (total == null) {
            return false;
        }
        Money sum = Money.zero(total.currency());
        for (Movement detail : details) {
            Money amount = money(detail.amount, detail.currency);
            if (amount == null || !amount.currency().equals(total.currency())) {
                return false;
            }
            boolean same = detail.indicator == null || detail.indicator.equals(whole.indicator);
            sum = same ? sum.plus(amount) : sum.minus(amount);
        }
        return sum.equals(total);
    }

    /** A detail with what only its entry says. */
    private static Movement merged(Movement whole, Movement detail) {
        if (detail.indicator == null) {
            detail.indicator = whole.indicator;
        }
        if (known(detail.reference) == null) {
            detail.reference = whole.reference;
        }
        if (detail.additional == null) {
            detail.additional = whole.additional;
        }
        return detail;
    }

    /** The entry as one movement, with all that its details say it is for. */
    private static Movement together(Movement whole, List<Movement> details) {
        for (Movement detail : details) {
            if (whole.structured == null) {
                whole.structured = detail.structured;
            } else if (detail.structured != null) {
                whole.texts.add(detail.structured);
            }
            whole.texts.addAll(detail.texts);
            whole.isReturn |= detail.isReturn;
            if (whole.returnReason == null) {
                whole.returnReason = detail.returnReason;
            }
            if (whole.additional == null) {
                whole.additional = detail.additional;
            }
        }
        if (details.size() == 1) {
            whole.endToEnd = details.getFirst().endToEnd;
            whole.instructedAmount = details.getFirst().instructedAmount;
            whole.instructedCurrency = details.getFirst().instructedCurrency;
            if (known(whole.reference) == null) {
                whole.reference = details.getFirst().reference;
            }
        }
        return whole;
    }

    /** Zeros behind the currency's digits are let pass, other digits are not: nothing is rounded. */
    private static @Nullable Money money(@Nullable String amount, @Nullable String currency) {
        if (amount == null || currency == null || !AMOUNT.matcher(amount).matches()) {
            return null;
        }
        try {
            return Money.rounded(new BigDecimal(amount), Currency.getInstance(currency), RoundingMode.UNNECESSARY);
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }

    /** Banks that state no booking date of an entry mean the day of the statement. */
    private static @Nullable LocalDate first(@Nullable LocalDate... days) {
        for (LocalDate day : days) {
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable String known(@Nullable String reference) {
        return reference == null || NO_REFERENCE.contains(reference.toUpperCase(Locale.ROOT)) ? null : reference;
    }

    /** In the form of a reason; what banks write there may be a sentence. */
    private static String reason(String code) {
        String plain = Stream.of(code.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
        return plain.substring(0, Math.min(REASON_MAX, plain.length()));
    }

    private static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    private static String bounded(String reference) {
        String plain = reference
                .codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (plain.length() <= REFERENCE_MAX) {
            return plain;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return plain.substring(0, 60) + "~" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
