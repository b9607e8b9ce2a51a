package io.openitem.payment.domain;

import io.openitem.contracts.Money;
import java.util.stream.Stream;

/**
 * Where the money of a payment is. Keeps true: received = proposed + applied + unapplied + refunded + returned, and none
 * of them is negative.
 *
 * @param proposed waits for the ledger's answer
 * @param applied settles items
 * @param unapplied is allocated to nothing
 * @param refunded was sent back by us
 * @param returned was taken back by the bank or the provider
 */
public record Balance(Money received, Money proposed, Money applied, Money unapplied, Money refunded, Money returned) {

    public Balance {
        Money sum = proposed.plus(applied).plus(unapplied).plus(refunded).plus(returned);
        if (!sum.equals(received)) {
            throw new IllegalArgumentException("Of " + received + " only " + sum + " is accounted for");
        }
        if (Stream.of(proposed, applied, unapplied, refunded, returned).anyMatch(Money::isNegative)) {
            throw new IllegalArgumentException("More than " + received + " was given away");
        }
    }
}
