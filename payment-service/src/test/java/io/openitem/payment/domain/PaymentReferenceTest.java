package io.openitem.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " B-1", "B-1 ", "B\n1", "B\t1", "\u0007"})
    void what_cannot_be_compared_safely_is_no_reference(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PaymentReference(text));
    }

    @Test
    void a_reference_has_1_to_140_characters() {
        assertThat(new PaymentReference("B")).hasToString("B");
        assertThat(new PaymentReference("B".repeat(140)).value()).hasSize(140);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaymentReference("B".repeat(141)))
                .withMessage("reference must have 1 to 140 characters");
    }
}
