package io.openitem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LandingTest {

    @Test
    void without_a_console_the_page_says_how_to_come_by_one_and_what_else_is_here() {
        String page = Landing.page(List.of("/v1/invoices", "/v1/kpis"));

        assertThat(page).contains("Node", "./openitem up", "<a href=\"/v1/kpis\">");
    }
}
