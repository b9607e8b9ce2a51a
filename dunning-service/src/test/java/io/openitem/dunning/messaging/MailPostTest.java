package io.openitem.dunning.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.openitem.contracts.NoticeId;
import io.openitem.dunning.DunningConfig;
import io.openitem.dunning.app.Post;
import io.openitem.dunning.store.NoticeStore;
import io.vertx.mutiny.core.Vertx;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What comes of handing a message over, by what the mail server does. */
class MailPostTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final NoticeStore.Message MESSAGE = new NoticeStore.Message(
            new NoticeId(new UUID(1, 1)),
            "<ntc_1@openitem.example>",
            "ap@alpha.example",
            "de",
            "Zahlungserinnerung: Müller",
            "Guten Tag",
            "<p>Guten Tag <img src=\"cid:" + CodePicture.CONTENT_ID + "\"></p>",
            "BCD\n002");

    private static final String GREETING = "(greeting)";
    private static final String END_OF_MESSAGE = ".";

    private record Settings() implements DunningConfig, DunningConfig.Sending, DunningConfig.Worklist {

        @Override
        public Sending sending() {
            return this;
        }

        @Override
        public Worklist worklist() {
            return this;
        }

        @Override
        public int batch() {
            return 2;
        }

        @Override
        public int perRun() {
            return 2;
        }

        @Override
        public Duration checkTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration smtpTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(3);
        }

        @Override
        public String from() {
            return "receivables@openitem.example";
        }

        @Override
        public int most() {
            return 1;
        }
    }

    @AfterAll
    static void no_thread_is_left() {
        VERTX.closeAndAwait();
    }

    @Test
    void a_message_that_is_taken_arrives_as_it_was_written() throws Exception {
        int port = freePort();
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(send(port)).isEqualTo(Post.Outcome.SENT);

            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getMessageID()).isEqualTo("<ntc_1@openitem.example>");
            assertThat(mail.getSubject()).isEqualTo("Zahlungserinnerung: Müller");
            InternetAddress from = (InternetAddress) mail.getFrom()[0];
            assertThat(from.getAddress()).isEqualTo("receivables@openitem.example");
            assertThat(from.getPersonal()).contains("Müller & Söhne").doesNotContain("(");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ap@alpha.example");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            Multipart alternatives = (Multipart) mail.getContent();
            assertThat(alternatives.getBodyPart(0).isMimeType("text/plain")).isTrue();
            Multipart related = (Multipart) alternatives.getBodyPart(1).getContent();
            assertThat(related.getBodyPart(0).isMimeType("text/html")).isTrue();
            assertThat(related.getBodyPart(1).getHeader("Content-ID"))
                    .containsExactly("<" + CodePicture.CONTENT_ID + ">");
        } finally {
            server.stop();
        }
    }

    @Test
    void without_a_server_nothing_was_sent() throws IOException {
        assertThat(send(freePort())).isEqualTo(Post.Outcome.NOT_SENT);
    }

    @Test
    void a_refusal_for_good_is_told_from_one_for_now() throws IOException {
        assertThat(against("RCPT", "550 no such user")).isEqualTo(Post.Outcome.REFUSED);
        assertThat(against("RCPT", "451 come again")).isEqualTo(Post.Outcome.PUT_OFF);
        assertThat(against(END_OF_MESSAGE, "554 looks like spam")).isEqualTo(Post.Outcome.REFUSED);
        assertThat(against(END_OF_MESSAGE, "452 no space")).isEqualTo(Post.Outcome.PUT_OFF);
    }

    @Test
    void what_the_server_has_against_us_is_not_the_fault_of_a_message() throws IOException {
        assertThat(against(GREETING, "554 go away")).isEqualTo(Post.Outcome.NOT_SENT);
        assertThat(against("AUTH", "535 expired password")).isEqualTo(Post.Outcome.NOT_SENT);
        assertThat(against("MAIL", "550 not from you")).isEqualTo(Post.Outcome.NOT_SENT);
    }

    @Test
    void an_address_that_cannot_be_written_is_refused_for_good() throws IOException {
        assertThat(send(freePort(), to("Alpha <ap@alpha.example> and others"))).isEqualTo(Post.Outcome.REFUSED);
    }

    @Test
    void a_server_that_speaks_no_tls_was_given_nothing() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> talk(server, GREETING, "220 in the clear"));
            assertThat(post("smtps", server.getLocalPort(), Optional.empty())
                            .send(MESSAGE, "Müller")
                            .await()
                            .atMost(Duration.ofSeconds(20)))
                    .isEqualTo(Post.Outcome.NOT_SENT);
        }
    }

    @Test
    void of_a_server_that_falls_silent_nobody_knows() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(send(mute.getLocalPort())).isEqualTo(Post.Outcome.UNKNOWN);
        }
    }

    private static Post.Outcome against(String command, String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> talk(server, command, answer));
            return post("smtp", server.getLocalPort(), Optional.of("us"))
                    .send(MESSAGE, "Müller & Söhne (GmbH)")
                    .await()
                    .atMost(Duration.ofSeconds(20));
        }
    }

    /** One conversation in which one command is answered as is asked for. */
    private static void talk(ServerSocket server, String command, String answer) {
        try (Socket client = server.accept()) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, command.equals(GREETING) ? answer : "220 test ESMTP");
            boolean message = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (message && !line.equals(END_OF_MESSAGE)) {
                    continue;
                }
                message = line.equals("DATA") && !command.equals("DATA");
                if (line.startsWith(command)) {
                    say(client, answer);
                } else if (line.startsWith("EHLO")) {
                    say(client, "250-test\r\n250 AUTH PLAIN");
                } else {
                    say(client, message ? "354 go on" : line.startsWith("AUTH") ? "235 known" : "250 test");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static Post.Outcome send(int port) {
        return send(port, MESSAGE);
    }

    private static Post.Outcome send(int port, NoticeStore.Message message) {
        return post("smtp", port, Optional.empty())
                .send(message, "Müller & Söhne (GmbH)")
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static MailPost post(String scheme, int port, Optional<String> username) {
        return new MailPost(
                VERTX,
                new Settings(),
                URI.create(scheme + "://127.0.0.1:" + port),
                username,
                username.map(name -> "secret"));
    }

    private static NoticeStore.Message to(String recipient) {
        return new NoticeStore.Message(
                MESSAGE.notice(),
                MESSAGE.messageId(),
                recipient,
                MESSAGE.language(),
                MESSAGE.subject(),
                MESSAGE.text(),
                MESSAGE.html(),
                MESSAGE.paymentCode());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
