package io.openitem.dunning.api;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.Finding;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reason as callers see it. */
@Schema(description = "One reason why something was done, or was not; what the values mean depends on the code.")
public record FindingView(
        ReasonCode code,

        @Schema(description = "The step it is about.") @Nullable
        StepCode step,

        @Schema(description = "The item it is about.") @Nullable
        InvoiceId invoiceId,

        @Schema(description = "The day that decided, or until which something waits.") @Nullable
        LocalDate date,

        @Schema(description = "The amount that decided.") @Nullable
        Money threshold) {

    static FindingView from(Finding finding) {
        return new FindingView(finding.code(), finding.step(), finding.invoice(), finding.date(), finding.amount());
    }
}
