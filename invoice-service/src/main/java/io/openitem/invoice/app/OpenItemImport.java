package io.openitem.invoice.app;

import io.openitem.contracts.InvoiceId;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.domain.InvoiceEvent;
import io.openitem.invoice.domain.InvoiceRejection;
import io.openitem.invoice.store.CustomerKey;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes in items of another ledger: opens the accounts that are missing, then issues the invoices. An account that is
 * there stays as it is, whatever a row calls it: a list spells a debtor in more than one way.
 */
@ApplicationScoped
public class OpenItemImport {

    private final CustomerHandler customers;
    private final InvoiceHandler invoices;

    OpenItemImport(CustomerHandler customers, InvoiceHandler invoices) {
        this.customers = customers;
        this.invoices = invoices;
    }

    /** An invoice with what the list says of its debtor. */
    public record Line(CustomerIntake customer, InvoiceIntake invoice) {}

    /** One outcome for each line, in their order; a refused one drops out alone. */
    public Uni<List<Fold.Outcome<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection>>> takeAll(
            Tx tx, List<Line> lines) {
        Map<CustomerKey, CustomerIntake> accounts = new LinkedHashMap<>();
        for (Line line : lines) {
            CustomerIntake account = line.customer();
            accounts.putIfAbsent(new CustomerKey(account.legalEntity(), account.number()), account);
        }
        // What is refused here is an account that is there already under another name.
        return customers
                .registerAll(tx, List.copyOf(accounts.values()))
                .chain(() ->
                        invoices.issueAll(tx, lines.stream().map(Line::invoice).toList()))
                .map(Fold.Folded::outcomes);
    }
}
