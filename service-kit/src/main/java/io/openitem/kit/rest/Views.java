package io.openitem.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.kit.idempotency.Answer;
import io.openitem.kit.paging.Version;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers with one resource and its version. */
@ApplicationScoped
public class Views {

    private final ObjectMapper json;

    Views(ObjectMapper json) {
        this.json = json;
    }

    /** The answer to a write: 201 with the resource's place where it is new, else 200. */
    public Answer written(boolean isNew, String path, Object view, long version) {
        try {
            return Answer.of(isNew ? 201 : 200, json.writeValueAsString(view))
                    .with(HttpHeaders.LOCATION, path)
                    .with(HttpHeaders.ETAG, new Version(version).etag());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A view is always JSON", e);
        }
    }

    public static Response found(Object view, long version) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, new Version(version).etag())
                .build();
    }

    /** @throws ProblemException 404 where there is none that the caller may see */
    public static <T> T present(@Nullable T found, Object id) {
        if (found == null) {
            throw new ProblemException(ProblemTypes.NOT_FOUND.because("There is no " + id + "."));
        }
        return found;
    }
}
