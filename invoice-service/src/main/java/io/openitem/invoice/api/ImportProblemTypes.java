package io.openitem.invoice.api;

import io.openitem.kit.problem.ProblemSource;
import io.openitem.kit.problem.ProblemType;
import java.util.List;

/** The refusals of an import as a whole; rows are refused one by one with the problems of what they bring. */
public final class ImportProblemTypes implements ProblemSource {

    static final ProblemType OPEN_ITEMS_UNREADABLE = ProblemType.of(
            "open-items-unreadable",
            422,
            "The list of open items cannot be read",
            "The file is no table with a header and rows, a column that is needed was not recognised, or nothing tells"
                    + " thousands from cents.",
            "Read the detail; ask with `dryRun=true` what was understood, and name columns with the parameter"
                    + " `mapping`.");

    @Override
    public List<ProblemType> problemTypes() {
        return List.of(OPEN_ITEMS_UNREADABLE);
    }
}
