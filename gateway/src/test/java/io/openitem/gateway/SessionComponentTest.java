package io.openitem.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A browser at the door, with services behind it and a realm that lets everybody in. */
@QuarkusTest
@WithTestResource(Services.class)
@WithTestResource(Realm.class)
class SessionComponentTest {

    @SuppressWarnings("NullAway.Init") // the test framework sets it before any test
    @TestHTTPResource("/")
    URI door;

    private final String realm = ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);

    @AfterEach
    void tokens_live_as_long_as_usual() throws Exception {
        tokensLive(900);
    }

    @Test
    void a_person_comes_in_by_the_realm_and_reaches_the_page_that_was_asked_for() throws Exception {
        Browser browser = new Browser(door);

        HttpResponse<String> page = browser.go("/login?to=/customers?legalEntity=DE01");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Console of the tests");
        assertThat(browser.places.getFirst().toString())
                .startsWith(realm + "/auth?")
                .contains("code_challenge_method=S256", "nonce=", "client_id=openitem-console");
        assertThat(browser.places.getLast().toString()).endsWith("/customers?legalEntity=DE01");
    }

    @Test
    void the_session_is_out_of_reach_of_scripts_and_of_other_sites_and_shows_no_token() throws Exception {
        Browser browser = inside();

        assertThat(browser.set)
                .filteredOn(cookie -> cookie.startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HTTPOnly").contains("SameSite=Lax"));
        assertThat(browser.session().split("\\."))
                .as("encrypted, not only signed")
                .hasSize(5);
    }

    @Test
    void who_is_inside_is_told_who_they_are() throws Exception {
        HttpResponse<String> me = inside().get("/v1/me");

        assertThat(me.headers().firstValue("cache-control")).contains("no-store");
        assertThat(new JsonObject(me.body()))
                .isEqualTo(new JsonObject()
                        .put("subject", Realm.SUBJECT)
                        .put("name", Realm.NAME)
                        .put("roles", new JsonArray(List.of("collector")))
                        .put("legalEntities", new JsonArray(List.of("DE01"))));
    }

    @Test
    void services_are_shown_the_token_of_the_session_and_no_cookie() throws Exception {
        HttpResponse<String> response = inside().get("/v1/invoices");

        JsonObject headers = new JsonObject(response.body()).getJsonObject("headers");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(claims(headers).getString("sub")).isEqualTo(Realm.SUBJECT);
        assertThat(claims(headers).getString("aud")).isEqualTo("openitem-services");
        assertThat(headers.fieldNames()).doesNotContain("cookie");
    }

    @Test
    void without_a_session_a_script_is_refused_and_not_sent_elsewhere() throws Exception {
        for (String path : List.of("/v1/me", "/v1/invoices")) {
            HttpResponse<String> response = new Browser(door).get(path);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("location")).isEmpty();
            assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        }
    }

    @Test
    void a_session_changes_something_only_for_a_page_of_the_same_site() throws Exception {
        Browser browser = inside();
        String own = "http://" + door.getAuthority();
        String path = "/v1/invoices";

        assertSuspect(browser.post(path));
        assertSuspect(browser.post(path, "Origin", own));
        assertSuspect(browser.post(path, "X-Requested-With", "XMLHttpRequest"));
        assertSuspect(browser.post(path, "X-Requested-With", "XMLHttpRequest", "Origin", "https://evil.example"));
        assertSuspect(browser.post(path, "X-Requested-With", "XMLHttpRequest", "Origin", own + ".evil.example"));
        assertSuspect(browser.post(path, "X-Requested-With", "XMLHttpRequest", "Origin", "null"));
        assertThat(browser.post(path, "X-Requested-With", "XMLHttpRequest", "Origin", own)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_token_of_ones_own_goes_before_the_session() throws Exception {
        Browser browser = inside();

        HttpResponse<String> response = browser.send(browser.request("/v1/invoices")
                .header("Authorization", "Bearer nonsense")
                .build());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_that_the_door_did_not_seal_is_none() throws Exception {
        Browser browser = inside();
        String sealed = browser.session();
        char last = sealed.charAt(sealed.length() - 5);
        String tampered = sealed.substring(0, sealed.length() - 5)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 4);

        for (String session : List.of(tampered, "nonsense", "eyJhbGciOiJub25lIn0.e30.")) {
            assertThat(browser.replaceSession(session).get("/v1/invoices").statusCode())
                    .as(session)
                    .isEqualTo(401);
        }
    }

    @Test
    void who_is_back_from_the_realm_without_having_gone_there_is_not_inside() throws Exception {
        Browser browser = new Browser(door);

        HttpResponse<String> foreign = browser.go("/callback?code=of-somebody-else&state=made-up");

        assertThat(foreign.statusCode()).isEqualTo(401);
        assertThat(foreign.body()).contains("Log in again");
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void a_code_that_the_realm_does_not_know_opens_nothing() throws Exception {
        Browser browser = new Browser(door);
        HttpResponse<String> sent = browser.send(browser.request("/login").build());
        String location = sent.headers().firstValue("location").orElseThrow();
        String state = location.replaceFirst(".*[?&]state=([^&]*).*", "$1");

        HttpResponse<String> back = browser.go("/callback?code=made-up&state=" + state);

        assertThat(back.statusCode()).isEqualTo(401);
        assertThat(browser.session()).isEmpty();
    }

    @Test
    void a_token_that_is_over_is_made_anew_without_the_person_noticing() throws Exception {
        tokensLive(2);
        // On a busy machine a token may be over before the person has come in with it.
        Browser browser = await().until(this::comeIn, came -> !came.session().isEmpty());
        String before = browser.session();
        tokensLive(900);

        await().until(() -> secondsOfTheToken(browser), is(900L));

        assertThat(browser.session()).isNotEqualTo(before);
    }

    private static long secondsOfTheToken(Browser browser) throws Exception {
        HttpResponse<String> response = browser.get("/v1/invoices");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject claims = claims(new JsonObject(response.body()).getJsonObject("headers"));
        return claims.getLong("exp") - claims.getLong("iat");
    }

    @Test
    void leaving_ends_the_session_here_and_in_the_realm() throws Exception {
        Browser browser = inside();

        HttpResponse<String> byLink = browser.get("/logout");
        HttpResponse<String> left = browser.post("/logout");

        assertThat(byLink.statusCode()).isEqualTo(405);
        assertThat(left.statusCode()).isEqualTo(302);
        assertThat(left.headers().firstValue("location"))
                .hasValueSatisfying(location -> assertThat(location)
                        .startsWith(realm + "/logout?")
                        .contains("id_token_hint=", "post_logout_redirect_uri="));
        assertThat(browser.session()).isEmpty();
        assertThat(browser.get("/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void the_console_is_there_for_everybody_and_guards_itself() throws Exception {
        Browser browser = new Browser(door);
        HttpResponse<String> home =
                browser.send(browser.request("/").header("Accept", "text/html").build());
        HttpResponse<String> script = browser.go("/assets/app-1.js");

        assertThat(home.body()).contains("Console of the tests");
        assertThat(home.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'"));
        assertThat(home.headers().firstValue("cache-control")).contains("no-cache");
        assertThat(script.headers().firstValue("cache-control"))
                .hasValueSatisfying(control -> assertThat(control).contains("max-age=31536000"));
        assertThat(script.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
        assertThat(browser.go("/customers/cus_1").body()).contains("Console of the tests");
        assertThat(browser.go("/openapi/index.json").body()).contains("invoice-service");
        assertThat(browser.go("/assets/missing.js").statusCode()).isEqualTo(404);
        assertThat(browser.go("/assets/..%2f..%2fapplication.properties").statusCode())
                .isEqualTo(404);
    }

    private Browser inside() throws Exception {
        Browser browser = comeIn();
        assertThat(browser.session()).isNotEmpty();
        return browser;
    }

    private Browser comeIn() throws Exception {
        Browser browser = new Browser(door);
        browser.go("/login");
        return browser;
    }

    private void tokensLive(int seconds) throws Exception {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(realm + "/lifetime?seconds=" + seconds))
                                .build(),
                        BodyHandlers.discarding());
    }

    private static void assertSuspect(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(403);
        assertThat(new JsonObject(response.body()).getString("type")).endsWith("/problems/cross-site-request");
    }

    private static JsonObject claims(JsonObject headers) {
        String token = headers.getString("authorization").replaceFirst("Bearer ", "");
        return new JsonObject(new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8));
    }
}
