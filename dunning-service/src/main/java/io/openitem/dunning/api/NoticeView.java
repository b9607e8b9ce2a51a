package io.openitem.dunning.api;

import io.openitem.contracts.ChannelCode;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.ReasonCode;
import io.openitem.contracts.StepCode;
import io.openitem.dunning.domain.Line;
import io.openitem.dunning.domain.Notice;
import io.openitem.dunning.store.NoticeStore;
import io.openitem.kit.decide.Versioned;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notice as callers see it. */
@Schema(description = "One message of one step to one customer.")
public record NoticeView(
        NoticeId id,
        LegalEntityId legalEntity,
        CustomerId customerId,
        int cycle,
        StepCode step,
        ChannelCode channel,

        @Schema(description = "The policy by which it was decided.")
        long policyVersion,

        LocalDate decidedOn,

        @Schema(enumeration = {"due", "sending", "sent", "suppressed", "failed", "unconfirmed"})
        String state,

        @Schema(
                description = "Why it did not go; only where it was suppressed or failed. `disputed`,"
                        + " `payment-in-flight`, `money-unapplied`, `paused`, `promise`, `no-email-address` and"
                        + " `too-many-items` pass, and the message of the last step goes when they have;"
                        + " `not-released` goes with the release; `paid`, `superseded` (another step was taken"
                        + " meanwhile), `no-longer-ahead` (a courtesy whose items fell due), `unknown-customer`"
                        + " and `refused-by-server` stay.")
        @Nullable
        ReasonCode reason,

        @Schema(description = "Only where it was sent.") @Nullable
        LocalDate sentOn,

        @Schema(description = "The items it is about.") List<LineView> lines,

        @Schema(description = "What is open on them, one amount a currency.")
        List<Money> totals,

        @Schema(description = "The message; only of a single notice, and once its sending was begun.") @Nullable
        MailView mail,

        @Schema(description = "Counts the changes; the ETag.")
        long version) {

    static NoticeView from(Versioned<Notice.Known> known) {
        return from(known, null);
    }

    static NoticeView from(Versioned<Notice.Known> known, NoticeStore.@Nullable Message message) {
        Notice.Known notice = known.state();
        Notice.Head head = notice.head();
        return new NoticeView(
                head.id(),
                head.legalEntity(),
                head.customer(),
                head.cycle(),
                head.step(),
                head.channel(),
                head.policyVersion(),
                head.decidedOn(),
                NoticeStore.state(notice),
                NoticeStore.reason(notice),
                notice instanceof Notice.Sent sent ? sent.sentOn() : null,
                notice.lines().stream().map(LineView::from).toList(),
                Line.totals(notice.lines()),
                message == null ? null : MailView.from(message),
                known.version());
    }
}
