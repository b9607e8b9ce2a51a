package io.openitem.dunning.messaging;

import io.netty.handler.ssl.NotSslRecordException;
import io.openitem.dunning.DunningConfig;
import io.openitem.dunning.app.Post;
import io.openitem.dunning.store.NoticeStore;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to a mail server by SMTP. What the server says of the recipient or of the message is about that one
 * message; whatever else goes wrong before the message was given is about the server, and the message waits. A connection
 * that breaks off later leaves it open whether the message went.
 */
@ApplicationScoped
public class MailPost implements Post {

    private static final Logger LOG = Logger.getLogger(MailPost.class);
    private static final int SUBMISSION = 587;
    private static final int TLS_FROM_THE_START = 465;

    /** How the client begins what it says of a refusal of the recipient, and of the message itself. */
    private static final List<String> OF_THE_MESSAGE = List.of("recipient address not accepted", "sending data failed");

    /** What can go wrong only before anything was said. */
    private static final List<Class<? extends Throwable>> BEFORE_ANYTHING = List.of(
            ConnectException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            SSLHandshakeException.class,
            NotSslRecordException.class);

    private final MailClient client;
    private final String from;
    private final Duration patience;

    /** @param url such as {@code smtp://mail.example:587}, which uses TLS where it is offered, or {@code smtps://...} */
    MailPost(
            Vertx vertx,
            DunningConfig config,
            @ConfigProperty(name = "openitem.smtp.url") URI url,
            @ConfigProperty(name = "openitem.smtp.username") Optional<String> username,
            @ConfigProperty(name = "openitem.smtp.password") Optional<String> password) {
        this.client = MailClient.create(vertx, settings(url, username, password, config.sending()));
        this.from = config.sending().from();
        this.patience = config.sending().smtpTimeout();
    }

    private static MailConfig settings(
            URI url, Optional<String> username, Optional<String> password, DunningConfig.Sending config) {
        boolean tls = "smtps".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? TLS_FROM_THE_START : SUBMISSION;
        MailConfig settings = new MailConfig()
                .setHostname(url.getHost())
                .setPort(port)
                .setSsl(tls)
                // A connection of its own for each message: of one that breaks off it is clear what it carried.
                .setKeepAlive(false)
                .setStarttls(StartTLSOptions.OPTIONAL)
                .setMaxPoolSize(config.batch())
                .setConnectTimeout(Math.toIntExact(config.smtpTimeout().toMillis() / 2))
                .setUserAgent("openitem");
        username.ifPresent(name ->
                settings.setLogin(LoginOption.REQUIRED).setUsername(name).setPassword(password.orElse("")));
        return settings;
    }

    @Override
    public Uni<Outcome> send(NoticeStore.Message message, String senderName) {
        if (!canBeWritten(message.recipient())) {
            LOG.warnf("The message of %s has a recipient that cannot be written", message.notice());
            return Uni.createFrom().item(Outcome.REFUSED);
        }
        return Uni.createFrom()
                .deferred(() -> client.sendMail(mail(message, senderName)))
                .replaceWith(Outcome.SENT)
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("The message of %s was not taken: %s", message.notice(), failure);
                    return outcome(failure);
                });
    }

    private static boolean canBeWritten(String address) {
        try {
            return !new EmailAddress(address).getEmail().isEmpty();
        } catch (IllegalArgumentException unwritable) {
            return false;
        }
    }

    private MailMessage mail(NoticeStore.Message message, String senderName) {
        MailMessage mail = new MailMessage()
                .setFrom(from + " (" + senderName.replaceAll("[()\\\\\\p{Cntrl}]", " ") + ")")
                .setTo(message.recipient())
                .setSubject(message.subject())
                .setText(message.text())
                .setHtml(message.html())
                .addHeader("Message-ID", message.messageId())
                .addHeader("Auto-Submitted", "auto-generated");
        if (message.paymentCode() != null) {
            mail.setInlineAttachment(MailAttachment.create()
                    .setName("payment-code.png")
                    .setContentType("image/png")
                    .setContentId("<" + CodePicture.CONTENT_ID + ">")
                    .setDisposition("inline")
                    .setData(Buffer.buffer(CodePicture.png(message.paymentCode()))));
        }
        return mail;
    }

    private static Outcome outcome(@Nullable Throwable failure) {
        if (failure instanceof SMTPException refusal) {
            boolean ofTheMessage = OF_THE_MESSAGE.stream()
                    .anyMatch(words -> String.valueOf(refusal.getMessage()).startsWith(words));
            Outcome ofThis = refusal.isPermanent() ? Outcome.REFUSED : Outcome.PUT_OFF;
            return ofTheMessage ? ofThis : Outcome.NOT_SENT;
        }
        return BEFORE_ANYTHING.stream().anyMatch(kind -> kind.isInstance(failure)) ? Outcome.NOT_SENT : Outcome.UNKNOWN;
    }
}
