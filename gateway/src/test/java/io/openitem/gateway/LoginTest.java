package io.openitem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void after_the_login_comes_the_page_that_was_asked_for() {
        assertThat(Login.page("/customers?legalEntity=DE01&sort=overdue"))
                .isEqualTo("/customers?legalEntity=DE01&sort=overdue");
        assertThat(Login.page(null)).isEqualTo("/");
    }

    @Test
    void nobody_is_sent_to_another_site() {
        for (String elsewhere : List.of(
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: a=b",
                "/\t/evil.example",
                "")) {
            assertThat(Login.page(elsewhere)).as(elsewhere).isEqualTo("/");
        }
    }
}
