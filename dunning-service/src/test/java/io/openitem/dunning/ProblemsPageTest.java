package io.openitem.dunning;

import io.openitem.kit.problem.ProblemCatalogue;
import io.openitem.kit.problem.ProblemType;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.testing.documents.ProblemsPage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of problems says what this module answers with. */
class ProblemsPageTest {

    @Test
    void the_committed_page_has_the_problem_types_of_this_module() throws IOException {
        List<ProblemType> types = ProblemCatalogue.load().types().stream()
                .filter(type -> !new ProblemTypes().problemTypes().contains(type))
                .toList();

        ProblemsPage.check(
                "dunning-service",
                "Of collections",
                types.stream()
                        .map(type -> new ProblemsPage.Entry(
                                type.uri().toString(),
                                type.status(),
                                type.title(),
                                type.explanation(),
                                type.remedy(),
                                type.retryAfterSeconds()))
                        .toList());
    }
}
