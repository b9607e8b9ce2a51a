package io.openitem.analytics.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openitem.analytics.domain.Figure;
import io.openitem.analytics.domain.History.Measured;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A figure with the formula it follows and the days it looks at; or the reason why there is none. */
@Schema(
        description =
                "A figure with the formula it follows and the days it looks at; or, instead of a value, the reason why"
                        + " there is none.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FigureView(
        @Schema(description = "The formula's name, as the documentation explains it.")
        String formula,

        @Schema(enumeration = {"days", "percent"}) String unit,

        LocalDate from,
        LocalDate to,

        @Schema(description = "A decimal of four digits; left out where there is none.") @Nullable
        String value,

        @Schema(
                description = "Why there is no value.",
                enumeration = {
                    "no-sales",
                    "short-history",
                    "nothing-to-collect",
                    "nothing-settled",
                    "nothing-overdue",
                    "nothing-owed"
                })
        @Nullable
        String absent) {

    static FigureView of(Measured measured) {
        String value = null;
        String absent = null;
        switch (measured.figure()) {
            case Figure.Known known -> value = known.value().toPlainString();
            case Figure.Absent missing -> absent = code(missing.reason());
        }
        return new FigureView(
                measured.name().formula(),
                code(measured.name().unit()),
                measured.window().from(),
                measured.window().to(),
                value,
                absent);
    }

    /** The name on the wire of one of our constants. */
    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
