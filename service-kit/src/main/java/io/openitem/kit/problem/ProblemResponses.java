package io.openitem.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problems as HTTP responses. */
public final class ProblemResponses {

    private ProblemResponses() {}

    /** The problem as a response that the caller reads whatever it said it would accept. */
    public static Response of(Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.json());
        if (problem.type().retryAfterSeconds() > 0) {
            response.header(HttpHeaders.RETRY_AFTER, problem.type().retryAfterSeconds());
        }
        return response.build();
    }
}
