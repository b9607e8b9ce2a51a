package io.openitem.kit.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One refusal or failure, as RFC 9457 describes it.
 *
 * @param type what kind of problem; gives the URI, the status and the title
 * @param detail what happened this time, in a sentence for the caller
 * @param errors the parts of the request that are wrong; empty where the request as a whole is refused
 * @param members further members, such as {@code traceId}; values are strings, numbers, booleans, lists or maps of them
 */
public record Problem(ProblemType type, String detail, List<FieldError> errors, Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance", "errors");

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
        members.keySet().stream().filter(RESERVED::contains).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("A problem has its own member " + name);
        });
    }

    public int status() {
        return type.status();
    }

    /** This problem with one more member. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, errors, more);
    }

    /** This problem as it travels. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type.uri().toString());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("detail", detail);
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        json.putAll(new TreeMap<>(members));
        return Json.write(json);
    }
}
