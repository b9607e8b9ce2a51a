package io.openitem.payment.api;

import io.openitem.kit.problem.Problem;

/** What became of one line of a bulk intake. */
sealed interface ItemResult {

    /** The result as it travels: one line of JSON. */
    String json(long line);

    /** Taken in, or there already and the same. */
    record Done(String id, boolean isNew) implements ItemResult {
        @Override
        public String json(long line) {
            return "{\"line\":" + line + ",\"status\":" + (isNew ? 201 : 200) + ",\"id\":\"" + id + "\"}\n";
        }
    }

    /** Not taken in. */
    record Refused(Problem problem) implements ItemResult {
        @Override
        public String json(long line) {
            return "{\"line\":" + line + ",\"status\":" + problem.status() + ",\"problem\":" + problem.json() + "}\n";
        }
    }

    static ItemResult done(String id, boolean isNew) {
        return new Done(id, isNew);
    }

    static ItemResult refused(Problem problem) {
        return new Refused(problem);
    }
}
