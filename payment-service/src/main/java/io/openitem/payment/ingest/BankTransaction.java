package io.openitem.payment.ingest;

import io.openitem.contracts.Money;
import io.openitem.payment.domain.Remittance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One movement on an account of ours, as the bank states it.
 *
 * @param statement the statement it stands in
 * @param entry its place among the entries of the statement, from 1
 * @param detail its place among the details of its entry, from 1; 0 where the entry is one movement
 * @param reference identifies the movement for ever, whatever statement repeats it
 * @param original the reference the money had when it came, if the bank gives what goes back the same; absent where it
 *     gives none, and where it is no reversal
 * @param endToEnd the payer's identity of it; absent where none was given
 * @param kind what it is for us
 * @param amount positive, or absent where it cannot be read; then {@code flaw} says why
 * @param instructed what the money was before the bank's fee, or in another currency; absent where nothing is said of it
 * @param bookedOn absent where it cannot be read
 * @param returnReason the bank's code for a return, in small letters, such as {@code ac04}; at most 64 characters, empty where it has none that say anything
 * @param flaw why it cannot be taken in; absent where it can
 */
public record BankTransaction(
        BankStatement statement,
        int entry,
        int detail,
        String reference,
        @Nullable String original,
        @Nullable String endToEnd,
        Kind kind,
        @Nullable Money amount,
        @Nullable Money instructed,
        @Nullable LocalDate bookedOn,
        Remittance remittance,
        @Nullable String returnReason,
        @Nullable String flaw) {

    /** What a movement is for cash application. */
    public enum Kind {
        /** Money came. */
        RECEIPT,
        /** Money that had come went again. */
        REVERSAL,
        /** Money went. */
        PAYOUT,
        /** Money that had gone came again. */
        PAYOUT_REVERSAL,
        /** Not booked: announced or for information. */
        NOT_BOOKED
    }
}
