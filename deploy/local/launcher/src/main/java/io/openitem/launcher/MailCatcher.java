package io.openitem.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes every mail that is sent to it, delivers none, and shows them: {@code GET /mails} as JSON, {@code DELETE /mails}
 * forgets them. They are kept in memory only.
 */
public final class MailCatcher {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GreenMail smtp;
    private final HttpServer http;

    /** A mail as it was received. {@code text} is its first part that is text, without any other part. */
    record Mail(String messageId, List<String> from, List<String> to, String subject, String text) {}

    MailCatcher(int smtpPort, int httpPort) throws IOException {
        smtp = new GreenMail(new ServerSetup(smtpPort, Ports.HOST, ServerSetup.PROTOCOL_SMTP));
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
        http.createContext("/mails", this::answer);
    }

    void start() {
        smtp.start();
        http.start();
    }

    void stop() {
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
        } catch (MessagingException | com.icegreen.greenmail.store.FolderException e) {
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
