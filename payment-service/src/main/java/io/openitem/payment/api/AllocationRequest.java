package io.openitem.payment.api;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.kit.rest.Required;
import io.openitem.payment.app.CashApplication;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a payment is for. */
@Schema(description = "What a payment is for; all parts are proposed or none.")
public record AllocationRequest(
        @Schema(description = "1 to 100 parts.") List<Part> allocations) {

    /** More than anybody types in; a remittance of more items is matched by its references. */
    static final int MOST = 100;

    /** A part for one item. */
    @Schema(name = "AllocationPart", description = "A part for one item.")
    public record Part(
            InvoiceId invoiceId,

            @Schema(description = "As much as is unapplied and owed where it is left out.") @Nullable
            Money amount) {

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
