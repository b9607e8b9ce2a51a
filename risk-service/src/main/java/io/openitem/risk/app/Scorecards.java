package io.openitem.risk.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.RatingClass;
import io.openitem.contracts.ReasonCode;
import io.openitem.risk.RiskConfig;
import io.openitem.risk.domain.Characteristic;
import io.openitem.risk.domain.Scorecard;
import io.openitem.risk.domain.Scorecard.Behaviours;
import io.openitem.risk.domain.Scorecard.Bin;
import io.openitem.risk.domain.Scorecard.Limit;
import io.openitem.risk.domain.Scorecard.Line;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The scorecard in use, read from {@code scorecards/<code>.json}. A service with a wrong one does not start. */
@Startup
@ApplicationScoped
public class Scorecards {

    private final Scorecard current;

    Scorecards(RiskConfig config, ObjectMapper json) {
        this.current = read(json, config.scorecard());
    }

    /** By which everybody is scored. */
    public Scorecard current() {
        return current;
    }

    /** @throws IllegalArgumentException when there is none of this code, or it breaks a rule of scorecards */
    static Scorecard read(ObjectMapper json, String code) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("scorecards/" + code + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("There is no scorecard " + code);
            }
            return of(code, json.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scorecard of(String code, JsonNode card) {
        List<Line> lines = new ArrayList<>();
        required(card, "lines").forEach(line -> lines.add(line(line)));
        List<Limit> classes = new ArrayList<>();
        required(card, "classes")
                .forEach(limit -> classes.add(
                        new Limit(new RatingClass(required(limit, "class").textValue()), number(limit, "from"))));
        JsonNode behaviours = required(card, "behaviours");
        return new Scorecard(
                new ReasonCode(code),
                number(card, "immaterialMinor"),
                lines,
                classes,
                new Behaviours(
                        number(behaviours, "goodUpTo"),
                        number(behaviours, "slowBeyond"),
                        number(behaviours, "lateBeyondHabit"),
                        number(behaviours, "lateUntilHabit")));
    }

    private static Line line(JsonNode line) {
        String name = required(line, "characteristic").asText();
        Characteristic characteristic = Characteristic.of(name)
                .orElseThrow(() -> new IllegalArgumentException("Nothing is known of the characteristic " + name));
        List<Bin> bins = new ArrayList<>();
        required(line, "bins")
                .forEach(bin ->
                        bins.add(new Bin(bin.has("upTo") ? (long) number(bin, "upTo") : null, number(bin, "points"))));
        return new Line(characteristic, number(line, "missing"), bins);
    }

    private static int number(JsonNode node, String field) {
        JsonNode value = required(node, field);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException(field + " of a scorecard is a whole number");
        }
        return value.intValue();
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("A scorecard has a field " + field);
        }
        return value;
    }
}
