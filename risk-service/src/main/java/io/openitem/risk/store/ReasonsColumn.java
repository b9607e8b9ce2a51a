package io.openitem.risk.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.risk.domain.Characteristic;
import io.openitem.risk.domain.Reason;
import java.util.ArrayList;
import java.util.List;

/** Reasons as they are kept in a column. */
public final class ReasonsColumn {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReasonsColumn() {}

    static String write(List<Reason> reasons) {
        ArrayNode array = JSON.createArrayNode();
        for (Reason reason : reasons) {
            ObjectNode node = array.addObject()
                    .put("characteristic", reason.characteristic().code().value())
                    .put("points", reason.points())
                    .put("pointsMax", reason.pointsMax());
            Long measure = reason.measure();
            if (measure != null) {
                node.put("measure", measure);
            }
        }
        return array.toString();
    }

    /** Characteristics that are no longer known are left out. */
    public static List<Reason> read(String column) {
        List<Reason> reasons = new ArrayList<>();
        for (JsonNode node : tree(column)) {
            Characteristic.of(node.path("characteristic").asText())
                    .ifPresent(characteristic -> reasons.add(new Reason(
                            characteristic,
                            node.has("measure") ? node.get("measure").longValue() : null,
                            node.path("points").intValue(),
                            node.path("pointsMax").intValue())));
        }
        return reasons;
    }

    private static JsonNode tree(String column) {
        try {
            return JSON.readTree(column);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Reasons are always JSON", e);
        }
    }
}
