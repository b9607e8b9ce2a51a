package io.openitem.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.openitem.local.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MailCatcherComponentTest {
    @Test
    void a_mail_that_was_sent_is_shown_and_can_be_forgotten() throws Exception {
        var ports = Ports.free(2);
        var catcher = new MailCatcher(ports.get(0), ports.get(1));
        catcher.start();
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://" + Ports.HOST + ":" + ports.get(1) + "/mails");
            var smtp = new ServerSetup(ports.get(0), Ports.HOST, ServerSetup.PROTOCOL_SMTP);

            GreenMailUtil.sendTextEmail(
                    "debtor@example.org", "dunning@example.org", "First notice", "Please pay.", smtp);
            var shown = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            client.send(HttpRequest.newBuilder(uri).DELETE().build(), HttpResponse.BodyHandlers.discarding());
            var afterwards = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());

            var mail = new ObjectMapper().readTree(shown.body()).get(0);
            assertThat(mail.get("to").get(0).asText()).isEqualTo("debtor@example.org");
            assertThat(mail.get("subject").asText()).isEqualTo("First notice");
            assertThat(mail.get("text").asText().strip()).isEqualTo("Please pay.");
            assertThat(afterwards.body()).isEqualTo("[]");
        } finally {
            catcher.stop();
        }
    }

    @Test
    void mails_are_forgotten_only_when_they_become_too_many() throws Exception {
        var ports = Ports.free(2);
        var catcher = new MailCatcher(ports.get(0), ports.get(1), 1);
        catcher.start();
        try {
            var smtp = new ServerSetup(ports.get(0), Ports.HOST, ServerSetup.PROTOCOL_SMTP);
            GreenMailUtil.sendTextEmail("a@example.org", "dunning@example.org", "One", "Please pay.", smtp);
            catcher.forgetTooMany();
            int one = catcher.mails().size();
            GreenMailUtil.sendTextEmail("b@example.org", "dunning@example.org", "Two", "Please pay.", smtp);
            catcher.forgetTooMany();

            assertThat(one).isEqualTo(1);
            assertThat(catcher.mails()).isEmpty();
        } finally {
            catcher.stop();
        }
    }
}
