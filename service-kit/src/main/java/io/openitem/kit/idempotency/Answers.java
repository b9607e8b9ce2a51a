package io.openitem.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.kit.paging.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Makes answers of view records, with the service's JSON mapper. */
@ApplicationScoped
public class Answers {

    private final ObjectMapper mapper;

    Answers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public Answer ok(Object view, Version version) {
        return Answer.of(200, json(view)).with(HttpHeaders.ETAG, version.etag());
    }

    /** @param location the path of what was created, such as {@code /v1/things/thi_...} */
    public Answer created(String location, Object view, Version version) {
        return Answer.of(201, json(view)).with(HttpHeaders.LOCATION, location).with(HttpHeaders.ETAG, version.etag());
    }

    /** @param location the path of the operation to follow */
    public Answer accepted(String location, Object view) {
        return Answer.of(202, json(view)).with(HttpHeaders.LOCATION, location);
    }

    private String json(Object view) {
        try {
            return mapper.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(view.getClass() + " cannot be written as JSON", e);
        }
    }
}
