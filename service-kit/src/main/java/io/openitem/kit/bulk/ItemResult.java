package io.openitem.kit.bulk;

import io.openitem.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** What became of one line of a bulk intake. */
@Schema(
        description = "What became of one line: the id of what is in the ledger now, or the problem that kept it out.",
        type = SchemaType.OBJECT,
        requiredProperties = {"line", "status"},
        properties = {
            @SchemaProperty(
                    name = "line",
                    type = SchemaType.INTEGER,
                    format = "int64",
                    description = "Counted from 1, empty lines included."),
            @SchemaProperty(
                    name = "status",
                    type = SchemaType.INTEGER,
                    format = "int32",
                    description = "201 taken in; 200 there already, and the same; else the status of the problem."),
            @SchemaProperty(name = "id", type = SchemaType.STRING, description = "Of the account or document."),
            @SchemaProperty(name = "problem", ref = "Problem")
        })
public sealed interface ItemResult {

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
