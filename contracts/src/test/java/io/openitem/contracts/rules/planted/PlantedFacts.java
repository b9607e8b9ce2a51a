package io.openitem.contracts.rules.planted;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.Fact;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.TypedId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Facts that must be let pass or refused, each for one reason. */
@SuppressWarnings("ArrayRecordComponent") // An array is one of the things that must be refused.
public final class PlantedFacts {

    private PlantedFacts() {}

    /** Left open, so that it could be anything. */
    public interface OpenFacts extends Fact {}

    /** Sealed, but not over records alone. */
    public sealed interface MixedFacts extends Fact permits Good, NotARecord {}

    public record Good(
            InvoiceId creditNote,
            CountryCode country,
            Money amount,
            Currency currency,
            LocalDate day,
            ZoneId zone,
            boolean mailConsent,
            int count,
            long total,
            List<Money> amounts,
            List<Part> parts,
            Part part,
            List<InvoiceId> notes)
            implements MixedFacts {
        @Override
        public Topic topic() {
            return Topic.INVOICE;
        }
    }

    public record Part(Money amount, ReasonCode reason) {}

    public static final class NotARecord implements MixedFacts {
        @Override
        public Topic topic() {
            return Topic.INVOICE;
        }
    }

    public record WithString(String reference) {}

    public record WithBytes(byte[] payload) {}

    public record WithMap(Map<String, Money> amounts) {}

    public record WithObject(Object thing) {}

    public record WithDecimal(BigDecimal rate) {}

    public record WithDouble(double rate) {}

    public record WithInstant(Instant at) {}

    public record WithBoxed(Integer count) {}

    public record WithOpenId(TypedId subject) {}

    public record WithStrings(List<String> tags) {}

    public record WithListOfLists(List<List<Money>> amounts) {}

    public record WithAnything(List<?> things) {}

    public record WithNestedString(List<Holder> holders) {}

    public record Holder(Money amount, Deeper deeper) {}

    public record Deeper(String inside) {}

    public record WithSmell(
            DocumentNumber debtorName,
            DocumentNumber address,
            ReasonCode street,
            ReasonCode email,
            DocumentNumber telephone,
            DocumentNumber debtorIban,
            ReasonCode freeText,
            ReasonCode comment,
            ReasonCode note,
            LocalDate birthDate,
            List<DocumentNumber> contacts) {}

    public record WithNestedSmell(Debtor debtor) {}

    public record Debtor(DocumentNumber surname) {}
}
