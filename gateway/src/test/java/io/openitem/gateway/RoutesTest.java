package io.openitem.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final URI ONE = URI.create("http://127.0.0.1:8081");
    private static final URI OTHER = URI.create("http://127.0.0.1:8085");

    private final Routes routes = new Routes(List.of(
            new Routes.Route("/v1/invoices", ONE),
            new Routes.Route("/v1", OTHER),
            new Routes.Route("/v1/invoices/reports", OTHER)));

    @Test
    void the_longest_prefix_wins() {
        assertThat(upstream("/v1/invoices/inv_1")).contains(ONE);
        assertThat(upstream("/v1/invoices/reports/7")).contains(OTHER);
        assertThat(upstream("/v1/anything")).contains(OTHER);
    }

    @Test
    void a_prefix_ends_where_a_step_of_the_path_does() {
        assertThat(upstream("/v1/invoices")).contains(ONE);
        assertThat(upstream("/v1/invoices/")).contains(ONE);
        assertThat(upstream("/v1/invoicesque")).contains(OTHER);
        assertThat(upstream("/v2")).isEmpty();
    }

    @Test
    void no_spelling_leads_to_what_is_internal() {
        for (String path : List.of(
                "/internal/lag",
                "/v1/invoices/../../internal/lag",
                "/v1/invoices/%2e%2e/%2e%2e/internal/lag",
                "/v1/invoices/%2E./internal",
                "/v1/invoices/..%2f..%2finternal",
                "/v1/invoices/..%5cinternal",
                "/v1/invoices/..\\internal",
                "/v1/invoices//internal",
                "/v1/./invoices",
                "/v1/invoices;a=b/internal",
                "/v1/invoices/%zz")) {
            assertThat(upstream(path)).as(path).isEmpty();
        }
    }

    @Test
    void a_number_with_an_encoded_slash_is_no_dot_and_passes() {
        assertThat(upstream("/v1/invoices/erp/RE%2F2026%2F1+2")).contains(ONE);
    }

    @Test
    void impossible_routes_are_refused_at_the_start() {
        assertThatThrownBy(() -> new Routes.Route("/internal/x", ONE)).hasMessageContaining("/internal/x");
        assertThatThrownBy(() -> new Routes.Route("v1", ONE)).hasMessageContaining("v1");
        assertThatThrownBy(() -> new Routes.Route("/v1", URI.create("localhost:8080")))
                .hasMessageContaining("http://host:port");
        assertThatThrownBy(() -> new Routes(List.of(new Routes.Route("/v1", ONE), new Routes.Route("/v1", OTHER))))
                .hasMessageContaining("one prefix");
    }

    private Optional<URI> upstream(String path) {
        return routes.find(path).map(Routes.Route::upstream);
    }
}
