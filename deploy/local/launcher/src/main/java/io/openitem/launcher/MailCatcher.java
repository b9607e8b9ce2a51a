package io.openitem.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openitem.local.Ports;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Takes every mail that is sent to it, delivers none, and shows them: {@code GET /mails} as JSON, {@code DELETE /mails}
 * forgets them. They are kept in memory only, and forgotten
 * when they become too many.
 */
public final class MailCatcher {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** So many fit into its memory whatever they carry; a catcher is no archive. */
    private static final int KEPT_MAX = 4_000;

    private static final Duration TIDIED_EVERY = Duration.ofSeconds(1);

    private final int keptMax;
    private final GreenMail smtp;
    private final HttpServer http;
    private final Timer tidying = new Timer("tidying", true);

    /** A mail as it was received. {@code text} is its first part that is text, without any other part. */
    record Mail(String messageId, List<String> from, List<String> to, String subject, String text) {}

    MailCatcher(int smtpPort, int httpPort) throws IOException {
        this(smtpPort, httpPort, KEPT_MAX);
    }

    /** @param keptMax mails, beyond which all are forgotten */
    MailCatcher(int smtpPort, int httpPort, int keptMax) throws IOException {
        this.keptMax = keptMax;
        smtp = new GreenMail(new ServerSetup(smtpPort, Ports.HOST, ServerSetup.PROTOCOL_SMTP));
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
        http.createContext("/mails", this::answer);
    }

    void start() {
        smtp.start();
        http.start();
        tidying.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        forgetTooMany();
                    }
                },
                TIDIED_EVERY.toMillis(),
                TIDIED_EVERY.toMillis());
    }

    /** All of them where there are too many: single ones cannot be taken from under those who read. */
    void forgetTooMany() {
        try {
            if (smtp.getReceivedMessages().length > keptMax) {
                smtp.purgeEmailFromAllMailboxes();
            }
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop() {
        tidying.cancel();
        http.stop(0);
        smtp.stop();
    }

    public static void main(String[] args) throws IOException {
        var catcher = new MailCatcher(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(catcher::stop, "stop"));
        catcher.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> {
                    var body = JSON.writeValueAsBytes(mails());
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
                case "DELETE" -> {
                    smtp.purgeEmailFromAllMailboxes();
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> exchange.sendResponseHeaders(405, -1);
            }
        } catch (MessagingException | FolderException e) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    List<Mail> mails() throws MessagingException, IOException {
        var mails = new ArrayList<Mail>();
        for (var message : smtp.getReceivedMessages()) {
            mails.add(new Mail(
                    Optional.ofNullable(message.getMessageID()).orElse(""),
                    addresses(message.getFrom()),
                    addresses(message.getAllRecipients()),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    text(message).orElse("")));
        }
        return mails;
    }

    private static List<String> addresses(jakarta.mail.Address @org.jspecify.annotations.Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(jakarta.mail.Address::toString).toList();
    }

    private static Optional<String> text(MimeMessage message) throws MessagingException, IOException {
        return switch (message.getContent()) {
            case String text -> Optional.of(text);
            case Multipart parts -> firstText(parts);
            default -> Optional.empty();
        };
    }

    private static Optional<String> firstText(Multipart parts) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.getContent() instanceof String text) {
                return Optional.of(text);
            }
            if (part.getContent() instanceof Multipart inner && firstText(inner).isPresent()) {
                return firstText(inner);
            }
        }
        return Optional.empty();
    }
}
