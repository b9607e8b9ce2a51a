package io.openitem.analytics.domain;

import io.openitem.contracts.Envelope;
import io.openitem.contracts.payment.v1.UnappliedCashChanged;

/** Money of known customers that is allocated to nothing: shown beside what is owed, never taken off it. */
public final class UnappliedCash {

    private final Postings postings = new Postings();

    /** Counts a change on the business date on which it was decided. */
    public void add(Envelope envelope, UnappliedCashChanged fact) {
        Change change = Change.of(Measure.UNAPPLIED_MINOR, fact.change().minorUnits());
        for (Slice slice : new Slice[] {Slice.ALL, Slice.of(fact.customer())}) {
            postings.add(envelope.legalEntity(), fact.change().currency(), slice, envelope.businessDate(), change);
        }
    }

    public Postings postings() {
        return postings;
    }
}
