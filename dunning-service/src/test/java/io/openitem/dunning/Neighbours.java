package io.openitem.dunning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The ledger and cash application as far as they answer send-checks, an issuer of tokens, and a mail server. Tests tell
 * them by HTTP what to answer, because they live in another class loader.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    static final String ADDRESS = "openitem.test.neighbours";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> debtors = new ConcurrentHashMap<>();
    private final Map<String, String> payers = new ConcurrentHashMap<>();
    private final Map<String, Integer> silent = new ConcurrentHashMap<>();
    private @Nullable HttpServer http;
    private @Nullable GreenMail smtp;
    private int smtpPort;

    @Override
    public Map<String, String> start() {
        try {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                smtpPort = free.getLocalPort();
            }
            startSmtp();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newFixedThreadPool(4));
            server.createContext("/", this::answer);
            server.start();
            http = server;
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            System.setProperty(ADDRESS, address);
            return Map.of(
                    "openitem.invoice.url",
                    address + "/ledger",
                    "openitem.payment.url",
                    address + "/cash",
                    "openitem.smtp.url",
                    "smtp://127.0.0.1:" + smtpPort,
                    "quarkus.oidc-client.auth-server-url",
                    address,
                    "quarkus.oidc-client.discovery-enabled",
                    "false",
                    "quarkus.oidc-client.token-path",
                    "/token",
                    "openitem.dunning.sending.check-timeout",
                    "3s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startSmtp() {
        GreenMail server = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        smtp = server;
    }

    @Override
    public void stop() {
        if (http != null) {
            http.stop(0);
        }
        if (smtp != null) {
            smtp.stop();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        // Mail finds its parts by the thread's class loader, and that of a new thread knows nothing of them.
        Thread.currentThread().setContextClassLoader(Neighbours.class.getClassLoader());
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            Integer refusal = silent.get(path);
            String answer = refusal != null ? "{}" : answer(exchange.getRequestMethod(), path, body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(refusal == null ? 200 : refusal, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private String answer(String method, String path, String body) throws IOException, MessagingException {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return switch (method + " " + path.replaceFirst("/cus_[0-9a-f]{32}$", "/*")) {
            case "POST /token" -> "{\"access_token\":\"of-the-platform\",\"token_type\":\"Bearer\",\"expires_in\":300}";
            case "PUT /debtors/*" -> kept(debtors, last, body);
            case "PUT /payers/*" -> kept(payers, last, body);
            case "PUT /silence" -> {
                silent.put(body, 503);
                yield "{}";
            }
            case "DELETE /silence" -> {
                silent.clear();
                yield "{}";
            }
            case "POST /ledger/internal/send-check" -> ledger(JSON.readTree(body));
            case "POST /cash/internal/send-check" -> cash(JSON.readTree(body));
            case "GET /mails" -> JSON.writeValueAsString(mails());
            case "DELETE /smtp" -> {
                smtp().stop();
                yield "{}";
            }
            case "PUT /smtp" -> {
                startSmtp();
                yield "{}";
            }
            default -> throw new IOException(method + " " + path);
        };
    }

    private static String kept(Map<String, String> map, String key, String body) {
        map.put(key, body);
        return "{}";
    }

    private GreenMail smtp() {
        return Objects.requireNonNull(smtp);
    }

    private String ledger(JsonNode question) throws JsonProcessingException {
        List<String> known = new ArrayList<>();
        question.get("customers").forEach(id -> {
            String debtor = debtors.get(id.textValue());
            if (debtor != null) {
                known.add(debtor);
            }
        });
        return "{\"legalEntity\":" + question.get("legalEntity")
                + ",\"creditor\":{\"name\":\"Muster GmbH\",\"country\":\"DE\",\"iban\":\"DE89370400440532013000\","
                + "\"bic\":\"COBADEFFXXX\"},\"customers\":[" + String.join(",", known) + "]}";
    }

    private String cash(JsonNode question) {
        List<String> all = new ArrayList<>();
        question.get("customers")
                .forEach(id -> all.add(
                        payers.getOrDefault(id.textValue(), "{\"id\":\"" + id.textValue() + "\",\"balances\":[]}")));
        return "{\"legalEntity\":" + question.get("legalEntity") + ",\"customers\":[" + String.join(",", all) + "]}";
    }

    private List<Map<String, Object>> mails() throws MessagingException, IOException {
        List<Map<String, Object>> mails = new ArrayList<>();
        for (MimeMessage message : smtp().getReceivedMessages()) {
            Map<String, Object> mail = new LinkedHashMap<>();
            mail.put("messageId", message.getMessageID());
            mail.put("from", message.getFrom()[0].toString());
            mail.put("to", message.getAllRecipients()[0].toString());
            mail.put("subject", message.getSubject());
            parts(message, mail);
            mails.add(mail);
        }
        return mails;
    }

    /** Each leaf under its media type. */
    private static void parts(Part part, Map<String, Object> mail) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart inner = several.getBodyPart(i);
                parts(inner, mail);
            }
        } else {
            String type = part.getContentType().replaceFirst("[;\\s].*", "").replace('/', '-');
            mail.put(
                    type,
                    part.isMimeType("text/*")
                            ? part.getContent().toString().replace("\r\n", "\n")
                            : "bytes: " + part.getInputStream().readAllBytes().length);
        }
    }
}
