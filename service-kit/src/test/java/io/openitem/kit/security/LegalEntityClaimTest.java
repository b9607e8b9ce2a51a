package io.openitem.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.contracts.LegalEntityId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LegalEntityClaimTest {

    @Test
    void an_array_of_codes_is_the_scope() {
        assertThat(LegalEntityClaim.read(List.of("DE01", "FR01", "DE01")))
                .containsExactlyInAnyOrder(new LegalEntityId("DE01"), new LegalEntityId("FR01"));
    }

    @Test
    void anything_else_is_no_scope_at_all() {
        assertThat(LegalEntityClaim.read(null)).isEmpty();
        assertThat(LegalEntityClaim.read("DE01")).isEmpty();
        assertThat(LegalEntityClaim.read(List.of("DE01", 7))).isEmpty();
        assertThat(LegalEntityClaim.read(List.of("DE01", "FR01,IT01"))).isEmpty();
        assertThat(LegalEntityClaim.read(Arrays.asList("DE01", null))).isEmpty();
    }

    @Test
    void more_than_any_account_needs_is_no_scope_at_all() {
        List<String> most = IntStream.range(0, 500).mapToObj(i -> "E" + i).toList();
        List<String> tooMany = IntStream.range(0, 501).mapToObj(i -> "E" + i).toList();

        assertThat(LegalEntityClaim.read(most)).hasSize(500);
        assertThat(LegalEntityClaim.read(tooMany)).isEmpty();
    }
}
