package io.openitem.kit.problem;

import io.openitem.contracts.Code;
import io.openitem.contracts.TypedId;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads ids and codes of the contracts from paths and queries; one that has not their form is a 400. */
@Provider
public class ContractParameters implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, @Nullable Type generic, Annotation @Nullable [] annotations) {
        if (!TypedId.class.isAssignableFrom(type) && !Code.class.isAssignableFrom(type)) {
            return null;
        }
        return new Converter<>(type, nameOf(type, annotations), reading(type));
    }

    /** By what the caller knows the parameter. */
    private static String nameOf(Class<?> type, Annotation @Nullable [] annotations) {
        for (Annotation annotation : annotations == null ? new Annotation[0] : annotations) {
            if (annotation instanceof QueryParam parameter) {
                return parameter.value();
            }
            if (annotation instanceof PathParam parameter) {
                return parameter.value();
            }
            if (annotation instanceof HeaderParam parameter) {
                return parameter.value();
            }
        }
        return type.getSimpleName();
    }

    private static MethodHandle reading(Class<?> type) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            return TypedId.class.isAssignableFrom(type)
                    ? lookup.findStatic(type, "parse", MethodType.methodType(type, String.class))
                    : lookup.findConstructor(type, MethodType.methodType(void.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be read from a string", e);
        }
    }

    private record Converter<T>(Class<T> type, String name, MethodHandle reading) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return type.cast(reading.invoke(text));
            } catch (IllegalArgumentException e) {
                String message = e.getMessage() == null ? "Not of the expected form." : e.getMessage();
                throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                        "A parameter does not have the form it must have.", List.of(new FieldError(name, message))));
            } catch (Throwable e) {
                throw new IllegalStateException("Cannot read a " + type.getSimpleName(), e);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
