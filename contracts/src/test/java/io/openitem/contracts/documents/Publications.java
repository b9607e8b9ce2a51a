package io.openitem.contracts.documents;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Fact;
import io.openitem.contracts.Fact.Topic;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.PaymentId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is published where, read from the topics and their sealed interfaces. */
public final class Publications {

    private Publications() {}

    /** One event: a fact of one topic. */
    public record Event(Topic topic, Class<? extends Fact> fact) {

        /** The name of the record, for example {@code InvoiceIssued}. */
        public String name() {
            return fact.getSimpleName();
        }

        /** The value of {@code ce_type}. */
        public String type() {
            return topic.typeOf(fact);
        }

        /** Where the files of this event lie below a folder of the contracts, for example {@code invoice/v1}. */
        public String folder() {
            return Publications.folder(topic);
        }
    }

    /** Every event, in the order of the topics and of their {@code permits} clauses. */
    public static List<Event> events() {
        return Stream.of(Topic.values())
                .flatMap(topic -> eventsOf(topic).stream())
                .toList();
    }

    /** The events of one topic, in the order of its {@code permits} clause. */
    public static List<Event> eventsOf(Topic topic) {
        return Arrays.stream(topic.facts().getPermittedSubclasses())
                .map(fact -> new Event(topic, fact.asSubclass(Fact.class)))
                .toList();
    }

    /** The context of a topic, for example {@code invoice}. */
    public static String context(Topic topic) {
        return topic.topicName().split("\\.")[1];
    }

    /** Context and version of a topic as a path, for example {@code invoice/v1}. */
    public static String folder(Topic topic) {
        return context(topic) + "/" + topic.topicName().split("\\.")[2];
    }

    /** The types of which one's text form is in the key of a topic's records. */
    private static List<Class<?>> keysOf(Topic topic) {
        return switch (topic) {
            case REFERENCE -> List.of(LegalEntityId.class);
            case INVOICE, DUNNING, RISK -> List.of(CustomerId.class);
            case PAYMENT -> List.of(CustomerId.class, PaymentId.class);
        };
    }

    /** What stands before it, so that different kinds of reference data never share a key. */
    private static String keyPrefixOf(Topic topic) {
        return switch (topic) {
            case REFERENCE -> "legal-entity:";
            case INVOICE, PAYMENT, DUNNING, RISK -> "";
        };
    }

    /** What every key of a topic matches. */
    static String keyPatternOf(Topic topic) {
        return keysOf(topic).stream()
                .map(WireTypes::patternOf)
                .map(pattern -> pattern.replaceFirst("^\\^?", "^" + keyPrefixOf(topic)))
                .collect(Collectors.joining("|"));
    }

    /** What a topic is keyed by, for its readers. */
    static String keyTextOf(Topic topic) {
        String prefix = keyPrefixOf(topic);
        return (prefix.isEmpty() ? "" : "`" + prefix + "` and ") + "the "
                + keysOf(topic).stream().map(Class::getSimpleName).collect(Collectors.joining(", else the "));
    }

    /** How long a topic keeps its records. */
    static boolean isCompacted(Topic topic) {
        return switch (topic) {
            case REFERENCE -> true;
            case INVOICE, PAYMENT, DUNNING, RISK -> false;
        };
    }

    /** One sentence on a topic for its readers. */
    static String summaryOf(Topic topic) {
        return switch (topic) {
            case REFERENCE ->
                "Reference data that every service copies: each fact is the whole current state of what it describes. "
                        + "Compacted: the last fact of a key stays for ever.";
            case INVOICE ->
                "What the receivables ledger tells others. Everything about one debtor is in order, because the "
                        + "customer is the key; nothing is ever deleted.";
            case PAYMENT ->
                "What cash application tells others. Everything about one debtor's money is in order, because the "
                        + "customer is the key; money whose customer is not known is keyed by its payment. Nothing is "
                        + "ever deleted.";
            case DUNNING ->
                "What collections tell others: steps, notices sent and not sent, pauses and tasks. Everything about one "
                        + "debtor is in order, because the customer is the key; nothing is ever deleted.";
            case RISK ->
                "What credit tells others: scores and how customers pay. Keyed by the customer; nothing is ever deleted.";
        };
    }
}
