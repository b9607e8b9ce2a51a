package io.openitem.dunning.domain;

import io.openitem.contracts.Money;
import io.openitem.contracts.RfReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a payment QR code by EPC069-12 (version 002), by which a payer's banking app fills in a credit transfer:
 * for amounts in EUR to an IBAN alone.
 */
public final class PaymentCode {

    private static final String EUR = "EUR";
    private static final long MOST_MINOR = 99_999_999_999L;
    private static final int NAME_MAX = 70;
    private static final int TEXT_MAX = 140;
    private static final int BYTES_MAX = 331;

    private PaymentCode() {}

    /**
     * The code for all lines together. One item is named by its creditor reference, several by their numbers.
     *
     * @param creditor whose account it is
     * @param iban where to pay; absent where it is not known
     * @param bic of the account; absent where it is not known
     * @return absent where there is no code for such a payment
     */
    public static @Nullable String of(String creditor, @Nullable String iban, @Nullable String bic, List<Line> lines) {
        List<Money> totals = Line.totals(lines);
        if (iban == null || totals.size() != 1) {
            return null;
        }
        Money total = totals.getFirst();
        if (!total.currency().getCurrencyCode().equals(EUR) || !total.isPositive() || total.minorUnits() > MOST_MINOR) {
            return null;
        }
        boolean single = lines.size() == 1;
        String code = String.join(
                "\n",
                "BCD",
                "002",
                "1",
                "SCT",
                bic == null ? "" : bic,
                creditor.length() > NAME_MAX ? creditor.substring(0, NAME_MAX) : creditor,
                iban.replace(" ", ""),
                EUR + total.amount(),
                "",
                single ? RfReference.of(lines.getFirst().number()).value() : "",
                single ? "" : numbers(lines));
        return bytes(code) <= BYTES_MAX ? code : null;
    }

    /** Of the text in UTF-8. */
    private static int bytes(String text) {
        return text.codePoints()
                .map(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }

    /** As many whole numbers as fit: a cut number would name another item. */
    private static String numbers(List<Line> lines) {
        StringBuilder numbers = new StringBuilder();
        for (Line line : lines) {
            String number = (numbers.isEmpty() ? "" : " ") + line.number().value();
            if (numbers.length() + number.length() > TEXT_MAX) {
                break;
            }
            numbers.append(number);
        }
        return numbers.toString();
    }
}
