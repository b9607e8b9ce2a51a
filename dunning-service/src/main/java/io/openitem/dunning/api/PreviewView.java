package io.openitem.dunning.api;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.Money;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.app.Forecast;
import io.openitem.dunning.domain.Line;
import io.openitem.dunning.store.NoticeStore;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would go out to one customer. */
@Schema(description = "What would be done about a customer if sending were released.")
public record PreviewView(
        CustomerId customerId,
        StepCode step,
        ChannelCode channel,

        @Schema(description = "Whether it was decided before and waits for the release of sending.")
        boolean held,

        @Schema(description = "Why the message would not go; absent where it would, and where there is none.") @Nullable
        ReasonCode suppressed,

        List<LineView> lines,

        @Schema(description = "What is open on them, one amount a currency.")
        List<Money> totals,

        @Schema(description = "The message; absent where none would go.") @Nullable
        MailView mail) {

    static PreviewView from(Forecast.Outlook outlook) {
        Forecast.Expected expected = outlook.expected();
        NoticeStore.Message message = outlook.message();
        return new PreviewView(
                expected.customer(),
                expected.step().code(),
                expected.step().channel(),
                expected.held(),
                outlook.suppressed(),
                expected.lines().stream().map(LineView::from).toList(),
                Line.totals(expected.lines()),
                message == null ? null : MailView.from(message));
    }
}
