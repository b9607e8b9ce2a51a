package io.openitem.contracts;

import io.openitem.contracts.dunning.v1.DunningFact;
import io.openitem.contracts.invoice.v1.InvoiceFact;
import io.openitem.contracts.payment.v1.PaymentFact;
import io.openitem.contracts.reference.v1.ReferenceFact;
import io.openitem.contracts.risk.v1.RiskFact;

/**
 * Something that happened and that others may rely on for ever. A fact is a record of typed ids, codes, money, dates,
 * flags and numbers: no name, address, mail, IBAN or free text.
 *
 * <p>Each context seals its own facts; this interface is open only because a sealed type cannot span packages.
 */
public interface Fact {

    /** The topic that holds the facts of this one's context. */
    Topic topic();

    /** Where a context's facts are published, and the prefix of their type names. */
    enum Topic {
        /** Legal entities, calendars and rates: compacted, keyed by what they describe. */
        REFERENCE("openitem.reference.v1", ReferenceFact.class),
        /** The receivables ledger's facts, keyed by customer. */
        INVOICE("openitem.invoice.v1", InvoiceFact.class),
        /** Cash application's facts, keyed by customer, or by payment while the customer is not known. */
        PAYMENT("openitem.payment.v1", PaymentFact.class),
        /** Collections' facts, keyed by customer. */
        DUNNING("openitem.dunning.v1", DunningFact.class),
        /** Credit's facts, keyed by customer. */
        RISK("openitem.risk.v1", RiskFact.class);

        private final String topicName;
        private final Class<? extends Fact> facts;

        Topic(String topicName, Class<? extends Fact> facts) {
            this.topicName = topicName;
            this.facts = facts;
        }

        public String topicName() {
            return topicName;
        }

        /** The sealed interface of this topic's facts. */
        public Class<? extends Fact> facts() {
            return facts;
        }

        /** The envelope's type of a fact of this topic, for example {@code openitem.invoice.v1.InvoiceIssued}. */
        public String typeOf(Class<? extends Fact> fact) {
            return topicName + "." + fact.getSimpleName();
        }
    }
}
