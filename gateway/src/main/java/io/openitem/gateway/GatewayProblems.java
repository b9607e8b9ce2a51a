package io.openitem.gateway;

import io.openitem.kit.problem.ProblemSource;
import io.openitem.kit.problem.ProblemType;
import java.util.List;

/** The refusals that only the door has. */
public final class GatewayProblems implements ProblemSource {

    static final ProblemType RATE_LIMITED = ProblemType.of(
            "rate-limited",
            429,
            "Too many requests",
            "The caller has asked more often than it may for now. The request was not looked at.",
            "Repeat the request after the seconds in `Retry-After`, and ask less often.");

    @Override
    public List<ProblemType> problemTypes() {
        return List.of(RATE_LIMITED);
    }
}
