package io.openitem.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The derived documents that are committed are those that the records of today give. */
class ContractDriftTest {

    @BeforeAll
    static void rewriteWhereAsked() throws IOException {
        if (Boolean.getBoolean("contracts.write")) {
            ContractDocuments.rewrite();
        }
    }

    @Test
    void the_committed_documents_are_those_that_the_records_give() throws IOException {
        Map<Path, String> generated = ContractDocuments.generated();
        Map<Path, String> committed = ContractDocuments.committed();

        assertThat(committed.keySet())
                .as("Files are missing or left over. To rewrite them: %s", ContractDocuments.REWRITE)
                .containsExactlyInAnyOrderElementsOf(generated.keySet());
        assertThat(generated.keySet())
                .as("Files differ from what the records say. To rewrite them: %s", ContractDocuments.REWRITE)
                .allMatch(file -> Objects.equals(committed.get(file), generated.get(file)));
    }

    @Test
    void what_is_generated_does_not_change_from_run_to_run() {
        assertThat(ContractDocuments.generated()).isEqualTo(ContractDocuments.generated());
    }
}
