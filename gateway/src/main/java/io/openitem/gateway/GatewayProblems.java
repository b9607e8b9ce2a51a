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

    static final ProblemType CROSS_SITE_REQUEST = ProblemType.of(
            "cross-site-request",
            403,
            "Not asked for by a page of this site",
            "A session changes something only where a page of the same site asks for it: with the header"
                    + " X-Requested-With, and with an Origin that is the site's own.",
            "In the console, load the page again. A program sends a bearer token instead of a session's cookie.");

    @Override
    public List<ProblemType> problemTypes() {
        return List.of(RATE_LIMITED, CROSS_SITE_REQUEST);
    }
}
