package io.openitem.dunning.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.dunning.app.SendChecks;
import io.openitem.dunning.domain.SendCheck;
import io.openitem.kit.rest.Lenient;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks both services by HTTP, at the same time, with a token of the platform's own. */
@ApplicationScoped
public class RemoteSendChecks implements SendChecks {

    private final LedgerDoor ledger;
    private final CashDoor cash;
    private final OidcClient oidc;
    private final ObjectMapper json;
    private final TokensHelper tokens = new TokensHelper();

    RemoteSendChecks(@RestClient LedgerDoor ledger, @RestClient CashDoor cash, OidcClient oidc, ObjectMapper json) {
        this.ledger = ledger;
        this.cash = cash;
        this.oidc = oidc;
        this.json = json;
    }

    /** What both are asked. */
    record Question(LegalEntityId legalEntity, List<CustomerId> customers) {}

    /** What the ledger answers. */
    record OfLedger(Owner creditor, List<Debtor> customers) {}

    /** To whom it is owed. */
    record Owner(
            String name, @Nullable String iban, @Nullable String bic) {}

    /** Who owes it. */
    record Debtor(
            CustomerId id, String name, @Nullable String email, String language, List<Owed> items, boolean moreItems) {}

    /** An item that is not settled; they come by due date. */
    record Owed(InvoiceId invoiceId, LocalDate dueDate, Money openAmount, boolean disputed) {}

    /** What cash application answers. */
    record OfCash(List<Payer> customers) {}

    /** Whose money it is. */
    record Payer(CustomerId id, List<Balance> balances) {}

    /** Money in one currency. */
    record Balance(Money unapplied, List<Proposal> items) {}

    /** Money that is proposed to an item and not answered for. */
    record Proposal(InvoiceId invoiceId, Money proposed) {}

    @Override
    public Uni<Answer> ask(LegalEntityId legalEntity, Collection<CustomerId> customers) {
        String question = write(new Question(legalEntity, List.copyOf(customers)));
        return tokens.getTokens(oidc).chain(token -> {
            String bearer = "Bearer " + token.getAccessToken();
            return Uni.combine()
                    .all()
                    .unis(ledger.ask(bearer, question), cash.ask(bearer, question))
                    .asTuple()
                    .map(both -> answer(read(both.getItem1(), OfLedger.class), read(both.getItem2(), OfCash.class)));
        });
    }

    private static Answer answer(OfLedger ledger, OfCash cash) {
        Map<CustomerId, Payer> payers = new HashMap<>();
        cash.customers().forEach(payer -> payers.put(payer.id(), payer));
        Map<CustomerId, Contact> contacts = new HashMap<>();
        for (Debtor debtor : ledger.customers()) {
            Payer payer = payers.get(debtor.id());
            if (payer == null) {
                throw new IllegalStateException("Cash application did not answer for " + debtor.id());
            }
            contacts.put(debtor.id(), new Contact(debtor.name(), debtor.language(), word(debtor, payer)));
        }
        Owner owner = ledger.creditor();
        return new Answer(new Creditor(owner.name(), owner.iban(), owner.bic()), contacts);
    }

    private static SendCheck.Word word(Debtor debtor, Payer payer) {
        Map<InvoiceId, SendCheck.Standing> items = new HashMap<>();
        debtor.items()
                .forEach(item ->
                        items.put(item.invoiceId(), new SendCheck.Standing(item.openAmount(), item.disputed())));
        Map<InvoiceId, Money> inFlight = new HashMap<>();
        Map<Currency, Money> unapplied = new HashMap<>();
        for (Balance balance : payer.balances()) {
            unapplied.merge(balance.unapplied().currency(), balance.unapplied(), Money::plus);
            balance.items().forEach(item -> inFlight.merge(item.invoiceId(), item.proposed(), Money::plus));
        }
        return new SendCheck.Word(debtor.email(), items, toldUntil(debtor), inFlight, unapplied);
    }

    private static @Nullable LocalDate toldUntil(Debtor debtor) {
        return debtor.moreItems()
                ? debtor.items().stream()
                        .map(Owed::dueDate)
                        .max(Comparator.naturalOrder())
                        .orElse(LocalDate.MIN)
                : null;
    }

    private String write(Question question) {
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A question is always JSON", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return Lenient.reader(json, type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer to a send-check cannot be read", e);
        }
    }
}
