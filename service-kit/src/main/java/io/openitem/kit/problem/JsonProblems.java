package io.openitem.kit.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told about JSON that cannot be read: where and why, never the value. Jackson's own messages quote the
 * body and name classes, so none of them gets out.
 */
public final class JsonProblems {

    private static final int MAX_MESSAGE = 200;

    private JsonProblems() {}

    public static Problem of(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !isSyntax(mapping)) {
            FieldError error = new FieldError(pointer(mapping), message(mapping));
            return ProblemTypes.MALFORMED_REQUEST.because(
                    "The body does not have the form it must have.", List.of(error));
        }
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return ProblemTypes.MALFORMED_REQUEST.because("The body is not valid JSON" + where + ".");
    }

    /** A syntax error inside an object comes wrapped as if it were one of mapping. */
    private static boolean isSyntax(JsonMappingException e) {
        return e.getCause() instanceof JsonProcessingException cause && !(cause instanceof JsonMappingException);
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName();
            pointer.append('/');
            pointer.append(
                    name == null ? step.getIndex() : name.replace("~", "~0").replace("/", "~1"));
        }
        return abbreviated(pointer.toString());
    }

    private static String message(JsonMappingException e) {
        String ours = ownMessage(e.getCause());
        if (ours != null) {
            return ours;
        }
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "There is no such field.";
            case InvalidFormatException format -> "Not of the form of " + kind(format.getTargetType()) + ".";
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null ->
                "Expected " + kind(mismatch.getTargetType()) + ", or a required field is missing.";
            default -> "Not of the expected form.";
        };
    }

    /** The message of a value type of ours, which is written for callers; anybody else's may quote the input. */
    private static @Nullable String ownMessage(@Nullable Throwable cause) {
        if (!(cause instanceof IllegalArgumentException) || cause.getMessage() == null) {
            return null;
        }
        StackTraceElement[] trace = cause.getStackTrace();
        boolean ours = trace.length > 0 && trace[0].getClassName().startsWith("io.openitem.");
        return ours ? abbreviated(cause.getMessage()) : null;
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == String.class || type == Boolean.class || type == boolean.class) {
            return type == String.class ? "a string" : "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "an ISO 8601 date or time";
        }
        if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
            return "an array";
        }
        return "an object or value of another kind";
    }

    private static String abbreviated(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "...";
    }
}
