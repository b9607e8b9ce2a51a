package io.openitem.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.openitem.contracts.invoice.v1.InvoiceOverdue;
import org.junit.jupiter.api.Test;

class SourceDocTest {

    @Test
    void summary_and_components_are_read_from_the_source() {
        SourceDoc doc = SourceDoc.of(InvoiceOverdue.class);

        assertThat(doc.summary()).isEqualTo("The due date of an open item has passed without full payment.");
        assertThat(doc.component("overdueSince"))
                .isEqualTo(
                        "the first day on which the item was late: the day after `dueDate`, also when the ledger came"
                                + " to notice it later; for an item that had been settled in time, the day on which that"
                                + " was undone");
    }

    @Test
    void inline_tags_become_code() {
        SourceDoc doc = SourceDoc.parse(
                "/** One {@code a}.\n *\n * <p>Two {@link B}.\n *\n * @param c matches {@code [A-Z]{2}} */ public record X(C c) {}",
                "X");

        assertThat(doc.summary()).isEqualTo("One `a`. Two `B`.");
        assertThat(doc.component("c")).isEqualTo("matches `[A-Z]{2}`");
    }

    @Test
    void a_record_without_a_comment_of_its_own_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SourceDoc.parse("/** Of another. */ class A {} record X(int a) {}", "X"))
                .withMessageContaining("X needs a Javadoc comment");
        assertThatIllegalStateException().isThrownBy(() -> SourceDoc.parse("record X(int a) {}", "X"));
    }

    @Test
    void a_component_without_a_text_is_refused() {
        SourceDoc doc = SourceDoc.parse("/** An X.\n * @param a */ record X(int a, int b) {}", "X");

        assertThatIllegalStateException().isThrownBy(() -> doc.component("a")).withMessageContaining("a needs");
        assertThatIllegalStateException().isThrownBy(() -> doc.component("b")).withMessageContaining("b needs");
    }
}
