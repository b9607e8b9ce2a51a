package io.openitem.invoice.api;

import io.openitem.contracts.CountryCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.DocumentNumber;
import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.RfReference;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.app.SendCheckQueries;
import io.openitem.invoice.domain.BankAccount;
import io.openitem.invoice.domain.CustomerParticulars;
import io.openitem.invoice.domain.Dispute;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be written to, and what about, as of this moment.
 *
 * @param customers those asked for that the legal entity has; nobody writes to the others
 */
public record SendCheckView(
        LegalEntityId legalEntity, LocalDate businessDate, CreditorView creditor, List<DebtorView> customers) {

    /** Who writes; {@code iban} and {@code bic} are absent where not known. */
    public record CreditorView(
            String name,
            CountryCode country,
            @Nullable String iban,
            @Nullable String bic) {}

    /**
     * Who is written to.
     *
     * @param email absent where none is known
     * @param items all that is owed, by due date
     * @param moreItems whether more is owed than an answer lists
     */
    public record DebtorView(
            CustomerId id,
            String number,
            String name,
            @Nullable String email,
            CountryCode country,
            LanguageCode language,
            Currency currency,
            boolean consumer,
            List<ItemView> items,
            boolean moreItems) {}

    /**
     * One item that is owed.
     *
     * @param state {@code open} or {@code overdue}
     * @param reference what the debtor should write on the transfer
     */
    public record ItemView(
            InvoiceId invoiceId,
            SourceCode source,
            DocumentNumber number,
            long version,
            String state,
            LocalDate issueDate,
            LocalDate dueDate,
            @Nullable LocalDate overdueSince,
            Money amount,
            Money openAmount,
            boolean disputed,
            @Nullable DisputeView dispute,
            String reference) {}

    /** @param on the business date on which it began */
    public record DisputeView(ReasonCode reason, LocalDate on) {}

    static SendCheckView from(LegalEntityId legalEntity, SendCheckQueries.Checked checked) {
        BankAccount account = checked.account();
        return new SendCheckView(
                legalEntity,
                checked.businessDate(),
                new CreditorView(
                        checked.creditor(),
                        checked.country(),
                        account == null ? null : account.iban(),
                        account == null ? null : account.bic()),
                checked.debtors().stream().map(SendCheckView::debtor).toList());
    }

    private static DebtorView debtor(SendCheckQueries.Debtor debtor) {
        CustomerParticulars known = debtor.particulars();
        return new DebtorView(
                debtor.id(),
                debtor.number().value(),
                known.name(),
                known.email(),
                known.country(),
                known.language(),
                known.currency(),
                known.consumer(),
                debtor.items().stream().map(SendCheckView::item).toList(),
                debtor.moreItems());
    }

    private static ItemView item(SendCheckQueries.Item item) {
        Dispute dispute = item.dispute();
        return new ItemView(
                item.id(),
                item.source(),
                item.number(),
                item.version(),
                item.state(),
                item.issueDate(),
                item.dueDate(),
                item.overdueSince(),
                item.amount(),
                item.openAmount(),
                dispute != null,
                dispute == null ? null : new DisputeView(dispute.reason(), dispute.since()),
                RfReference.of(item.number()).value());
    }
}
