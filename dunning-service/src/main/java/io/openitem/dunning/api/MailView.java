package io.openitem.dunning.api;

import io.openitem.dunning.messaging.CodePicture;
import io.openitem.dunning.store.NoticeStore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as callers see it. */
@Schema(description = "A message as it goes out.")
public record MailView(
        String to,
        String language,
        String subject,
        String text,

        @Schema(description = "With the payment code in it.")
        String html) {

    static MailView from(NoticeStore.Message message) {
        String code = message.paymentCode();
        return new MailView(
                message.recipient(),
                message.language(),
                message.subject(),
                message.text(),
                code == null ? message.html() : CodePicture.embedded(message.html(), code));
    }
}
