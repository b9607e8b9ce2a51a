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
        assertThat(against("550 no such user")).isEqualTo(Post.Outcome.REFUSED);
        assertThat(against("451 come again")).isEqualTo(Post.Outcome.NOT_SENT);
    }

    @Test
    void of_a_server_that_falls_silent_nobody_knows() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(send(mute.getLocalPort())).isEqualTo(Post.Outcome.UNKNOWN);
        }
    }

    private static Post.Outcome against(String answerToRecipient) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> talk(server, answerToRecipient));
            return send(server.getLocalPort());
        }
    }

    /** One conversation in which the recipient is answered as is asked for. */
    private static void talk(ServerSocket server, String answerToRecipient) {
        try (Socket client = server.accept()) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, "220 test ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(client, line.startsWith("RCPT") ? answerToRecipient : "250 test");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static Post.Outcome send(int port) {
        return new MailPost(
                        VERTX,
                        new Settings(),
                        URI.create("smtp://127.0.0.1:" + port),
                        Optional.empty(),
                        Optional.empty())
                .send(MESSAGE, "Müller & Söhne (GmbH)")
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
