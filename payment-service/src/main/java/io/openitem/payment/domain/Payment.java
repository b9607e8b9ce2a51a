package io.openitem.payment.domain;

import io.openitem.contracts.AllocationId;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money that arrived, as cash application sees it. */
public sealed interface Payment {

    /** Never heard of. */
    record Absent() implements Payment {}

    /** It arrived. */
    sealed interface Known extends Payment {

        Receipt receipt();

        /** How its customer was recognised, or why not. */
        Basis basis();

        /** Whose money it is; absent while that is not known. */
        @Nullable
        CustomerId customer();

        /** What was proposed, by id, in the order in which it was. */
        Map<AllocationId, Allocation> allocations();

        /** Where the money is. */
        Balance balance();
    }

    /** Nobody knows yet whose it is. */
    record Unidentified(Receipt receipt, Basis basis) implements Known {
        @Override
        public @Nullable CustomerId customer() {
            return null;
        }

        @Override
        public Map<AllocationId, Allocation> allocations() {
            return Map.of();
        }

        @Override
        public Balance balance() {
            Money none = Money.zero(receipt.amount().currency());
            return new Balance(receipt.amount(), none, none, receipt.amount(), none, none);
        }
    }

    /** It belongs to a customer. */
    record Assigned(Receipt receipt, Basis basis, CustomerId customer, Map<AllocationId, Allocation> allocations)
            implements Known {
        public Assigned {
            allocations = ordered(allocations);
        }

        @Override
        public Balance balance() {
            Money none = Money.zero(receipt.amount().currency());
            Money proposed = inFlight(this);
            Money applied = applied(this);
            Money unapplied = receipt.amount().minus(proposed).minus(applied);
            return new Balance(receipt.amount(), proposed, applied, unapplied, none, none);
        }
    }

    /**
     * It was taken back; what it had settled is being undone by the ledger.
     *
     * @param reversedOn the day the money went
     */
    record Reversed(
            Receipt receipt,
            Basis basis,
            @Nullable CustomerId customer,
            Map<AllocationId, Allocation> allocations,
            ReasonCode reason,
            LocalDate reversedOn)
            implements Known {
        public Reversed {
            allocations = ordered(allocations);
        }

        @Override
        public Balance balance() {
            Money none = Money.zero(receipt.amount().currency());
            Money proposed = inFlight(this);
            Money applied = applied(this);
            Money returned = receipt.amount().minus(proposed).minus(applied);
            return new Balance(receipt.amount(), proposed, applied, none, none, returned);
        }
    }

    /** The state after an event. */
    static Payment evolve(Payment state, PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.Received received -> {
                CustomerId customer = received.customer();
                yield customer == null
                        ? new Unidentified(received.receipt(), received.basis())
                        : new Assigned(received.receipt(), received.basis(), customer, Map.of());
            }
            case PaymentEvent.Assigned assigned ->
                new Assigned(assigned.receipt(), assigned.basis(), assigned.customer(), Map.of());
            case PaymentEvent.Proposed proposed -> with(state, proposed.allocation());
            case PaymentEvent.AnswerTaken taken -> with(state, taken.allocation());
            case PaymentEvent.Unapplied unapplied -> with(state, unapplied.allocation());
            case PaymentEvent.UnappliedCashChanged changed -> state;
            case PaymentEvent.Reversed reversed -> {
                Known known = known(state);
                yield new Reversed(
                        known.receipt(),
                        known.basis(),
                        known.customer(),
                        known.allocations(),
                        reversed.reason(),
                        reversed.reversedOn());
            }
        };
    }

    private static Payment with(Payment state, Allocation allocation) {
        Known known = known(state);
        Map<AllocationId, Allocation> allocations = new LinkedHashMap<>(known.allocations());
        allocations.put(allocation.id(), allocation);
        return switch (known) {
            case Unidentified unidentified ->
                throw new IllegalStateException("Unidentified money is allocated to nothing");
            case Assigned assigned ->
                new Assigned(assigned.receipt(), assigned.basis(), assigned.customer(), allocations);
            case Reversed reversed ->
                new Reversed(
                        reversed.receipt(),
                        reversed.basis(),
                        reversed.customer(),
                        allocations,
                        reversed.reason(),
                        reversed.reversedOn());
        };
    }

    private static Known known(Payment state) {
        if (state instanceof Known known) {
            return known;
        }
        throw new IllegalStateException("Nothing happens to a payment before it arrives");
    }

    private static Money inFlight(Known payment) {
        return payment.allocations().values().stream()
                .map(Allocation::inFlight)
                .reduce(Money.zero(payment.receipt().amount().currency()), Money::plus);
    }

    private static Money applied(Known payment) {
        return payment.allocations().values().stream()
                .map(Allocation::applied)
                .reduce(Money.zero(payment.receipt().amount().currency()), Money::plus);
    }

    private static Map<AllocationId, Allocation> ordered(Map<AllocationId, Allocation> allocations) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(allocations));
    }
}
