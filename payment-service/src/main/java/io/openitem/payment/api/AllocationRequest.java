package io.openitem.payment.api;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.kit.rest.Required;
import io.openitem.payment.app.CashApplication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payment is for: all parts are proposed or none.
 *
 * @param allocations 1 to {@value #MOST}
 */
public record AllocationRequest(List<Part> allocations) {

    /** More than anybody types in; a remittance of more items is matched by its references. */
    static final int MOST = 100;

    /**
     * A part for one item.
     *
     * @param amount optional; as much as is unapplied and owed where it is left out
     */
    public record Part(InvoiceId invoiceId, @Nullable Money amount) {
        public Part {
            Required.field(invoiceId, "allocations.invoiceId");
        }
    }

    public AllocationRequest {
        Required.field(allocations, "allocations");
        if (allocations.isEmpty() || allocations.size() > MOST) {
            throw new IllegalArgumentException("allocations must have 1 to " + MOST + " elements");
        }
        allocations = List.copyOf(allocations);
    }

    List<CashApplication.Wish> wishes() {
        return allocations.stream()
                .map(part -> new CashApplication.Wish(part.invoiceId(), part.amount()))
                .toList();
    }
}
