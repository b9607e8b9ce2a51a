package io.openitem.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    private static final Map<String, String> GOOD = Map.of(
            "openitem.service", "invoice",
            "quarkus.oidc.auth-server-url", "https://id.example.org/realms/openitem",
            "quarkus.datasource.reactive.url", "postgresql://db.example.org:5432/openitem",
            "quarkus.datasource.password", "correct horse battery staple",
            "openitem.idempotency.ttl", "P2D");

    @Test
    void good_settings_raise_nothing() {
        assertThat(judge(GOOD, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openitem.service, Invoice Service",
        "quarkus.oidc.auth-server-url, http://id.example.org/realms/openitem",
        "quarkus.oidc.tenant-enabled, false",
        "openitem.idempotency.ttl, PT23H",
        "openitem.idempotency.ttl, soon",
        "openitem.paging.max-limit, 49",
        "openitem.paging.max-limit, many",
        "quarkus.datasource.password, invoice_service",
    })
    void a_bad_setting_is_named_by_its_key_and_stops_the_start(String key, String value) {
        List<Finding> findings = judge(with(key, value), true);

        assertThat(findings).extracting(Finding::key).containsExactly(key);
        assertThat(findings).extracting(Finding::severity).containsExactly(Finding.Severity.SEVERE);
        assertThat(findings.get(0).remedy()).isNotBlank();
    }

    @Test
    void a_missing_issuer_is_named() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.remove("quarkus.oidc.auth-server-url");

        assertThat(judge(settings, false)).extracting(Finding::key).containsExactly("quarkus.oidc.auth-server-url");
    }

    @Test
    void the_local_stack_may_use_its_published_password_on_this_machine() {
        Map<String, String> settings = with("quarkus.datasource.password", "invoice_service");
        settings.put("quarkus.datasource.reactive.url", "postgresql://127.0.0.1:5432/openitem");
        settings.put("quarkus.oidc.auth-server-url", "http://localhost:8080/realms/openitem");

        assertThat(judge(settings, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://localhost:5432/openitem, true",
        "postgresql://[::1]:5432/openitem, true",
        "vertx-reactive:postgresql://127.0.0.1/openitem, true",
        "postgresql://127.0.0.1.example.org/openitem, false",
        "postgresql://db/openitem?host=localhost, false",
        "not a url, false",
    })
    void only_this_machine_is_loopback(String url, boolean expected) {
        assertThat(SettingsCheck.isLoopback(url)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true,false,false,superuser", "false,true,false,BYPASSRLS", "false,false,true,owns"})
    void a_database_role_that_is_not_bound_stops_the_start(
            boolean superuser, boolean bypass, boolean owner, String reason) {
        List<Finding> findings = DatabaseRoleCheck.judge(new DatabaseRole.Powers("mighty", superuser, bypass, owner));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).severity()).isEqualTo(Finding.Severity.SEVERE);
        assertThat(findings.get(0).toString()).contains("quarkus.datasource.username", "mighty", reason);
    }

    @Test
    void all_that_is_severe_is_told_at_once_and_warnings_stop_nothing() {
        Finding warning = Finding.warning("a.key", "is odd.", "Look at it.");
        Finding one = Finding.severe("b.key", "is wrong.", "Set it.");
        Finding two = Finding.severe("c.key", "is missing.", "Add it.");

        assertThatCode(() -> StartupChecks.conclude("invoice", List.of(warning)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> StartupChecks.conclude("invoice", List.of(one, warning, two)))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("""
                        The service invoice does not start with this configuration:
                          - b.key: is wrong. Set it.
                          - c.key: is missing. Add it.""");
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(key, value);
        return settings;
    }

    private static List<Finding> judge(Map<String, String> settings, boolean production) {
        return SettingsCheck.judge(key -> Optional.ofNullable(settings.get(key)), production);
    }
}
