package io.openitem.kit.problem;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A kind of problem, known to callers by its URI for ever: its name is part of the contract, its wording is not.
 *
 * @param name kebab-case, the last part of the URI
 * @param status the HTTP status it is answered with, 400 to 599
 * @param title what happened, in a few words, the same for every occurrence
 * @param explanation when it happens, in a sentence or two
 * @param remedy what the caller can do about it
 * @param retryAfterSeconds when trying again may succeed without a change; 0 where it will not
 */
public record ProblemType(
        String name, int status, String title, String explanation, String remedy, int retryAfterSeconds) {

    public static final String BASE = "https://openitem.io/problems/";
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public ProblemType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A problem's name is kebab-case: " + name);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A problem is answered with 400 to 599, not " + status);
        }
    }

    public static ProblemType of(String name, int status, String title, String explanation, String remedy) {
        return new ProblemType(name, status, title, explanation, remedy, 0);
    }

    /** A refusal by HTTP itself that has no type of its own; its name is the status. */
    static ProblemType ofStatus(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Refused" : known.getReasonPhrase();
        return of("http-" + status, status, title, "The request was refused by HTTP itself.", "See the status.");
    }

    public ProblemType retryAfter(int seconds) {
        return new ProblemType(name, status, title, explanation, remedy, seconds);
    }

    public URI uri() {
        return URI.create(BASE + name);
    }

    /** @param detail what happened this time, in a sentence for the caller */
    public Problem because(String detail) {
        return new Problem(this, detail, List.of(), Map.of());
    }

    public Problem because(String detail, List<FieldError> errors) {
        return new Problem(this, detail, errors, Map.of());
    }
}
