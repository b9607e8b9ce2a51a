package io.openitem.kit.codec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;

/** A component of a fact may be missing if, and only if, it is {@code @Nullable}: the same rule as in its schema. */
final class OptionalComponents extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return member instanceof AnnotatedParameter parameter ? isRequired(parameter) : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter && isRequired(parameter)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static boolean isRequired(AnnotatedParameter parameter) {
        return !(parameter.getOwner().getMember() instanceof Executable constructor)
                || !constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
    }
}
