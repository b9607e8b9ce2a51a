package io.openitem.kit.idempotency;

import io.openitem.kit.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a write is answered with, in a form that can be kept and given again.
 *
 * @param status 200 to 499; a failure is thrown, so that it rolls back, and never kept
 * @param headers such as {@code Location} and {@code ETag}, one value each
 * @param body JSON; {@code null} where there is none
 */
public record Answer(
        int status, Map<String, String> headers, @Nullable String body) {

    static final String REPLAYED = "Idempotency-Replayed";

    public Answer {
        headers = Map.copyOf(headers);
        if (status < 200 || status > 499) {
            throw new IllegalArgumentException("An answer has a status of 200 to 499, not " + status);
        }
    }

    /** @param json the body */
    public static Answer of(int status, String json) {
        return new Answer(status, Map.of(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON), json);
    }

    public static Answer noContent() {
        return new Answer(204, Map.of(), null);
    }

    /** A refusal by a rule. It is remembered like any other answer, so the work must have changed nothing. */
    public static Answer refused(Problem problem) {
        return new Answer(problem.status(), Map.of(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE), problem.json());
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    public Response response() {
        Response.ResponseBuilder response = Response.status(status);
        headers.forEach(response::header);
        return body == null ? response.build() : response.entity(body).build();
    }
}
