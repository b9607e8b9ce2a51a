package io.openitem.payment.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.PaymentId;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a payment. */
public sealed interface PaymentCommand {

    PaymentId payment();

    /**
     * Takes in money that arrived.
     *
     * @param receipt with the id of the payment that has this reference, or a new one where none has
     * @param customer whose money it is; absent where that was not recognised, and where the legal entity has no such
     *     account as was given
     * @param basis how the customer was recognised, or why not; given where a customer was, known or not
     * @param shares what is proposed at once; none where the customer is absent
     */
    record Receive(Receipt receipt, @Nullable CustomerId customer, Basis basis, List<Share> shares)
            implements PaymentCommand {
        public Receive {
            shares = List.copyOf(shares);
        }

        @Override
        public PaymentId payment() {
            return receipt.id();
        }
    }

    /**
     * Says whose money it is.
     *
     * @param customer absent where the legal entity has no such account
     * @param shares what is proposed at once
     */
    record Assign(PaymentId payment, @Nullable CustomerId customer, Basis basis, List<Share> shares)
            implements PaymentCommand {
        public Assign {
            shares = List.copyOf(shares);
        }
    }

    /** Proposes parts of the money for items, all or none of them. */
    record Allocate(PaymentId payment, List<Share> shares) implements PaymentCommand {
        public Allocate {
            shares = List.copyOf(shares);
        }
    }

    /**
     * Takes in the ledger's answer.
     *
     * @param reason why not more was applied; absent where all was
     */
    record TakeAnswer(
            PaymentId payment,
            AllocationId allocation,
            Money applied,
            @Nullable ReasonCode reason) implements PaymentCommand {}

    /** Takes in that the ledger has undone an allocation. */
    record TakeUnapplied(PaymentId payment, AllocationId allocation) implements PaymentCommand {}

    /**
     * The money was taken back as a whole.
     *
     * @param reversedOn the day it went
     */
    record Reverse(PaymentId payment, ReasonCode reason, LocalDate reversedOn) implements PaymentCommand {}
}
