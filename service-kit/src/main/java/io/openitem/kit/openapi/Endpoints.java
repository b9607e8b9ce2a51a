package io.openitem.kit.openapi;

import io.openitem.kit.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** The resource methods behind operations, found by their operation ids. */
final class Endpoints {

    private static final DotName OPERATION = DotName.createSimple(Operation.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);

    private final Map<String, MethodInfo> byOperationId = new HashMap<>();

    Endpoints(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            AnnotationValue id = operation.value("operationId");
            if (id != null && operation.target().kind() == AnnotationTarget.Kind.METHOD) {
                byOperationId.put(id.asString(), operation.target().asMethod());
            }
        }
    }

    /**
     * What the document cannot see of a resource method.
     *
     * @param roles sorted; any of them suffices
     * @param idempotent whether the request may carry an Idempotency-Key
     */
    record Endpoint(List<String> roles, boolean idempotent) {}

    /** @throws IllegalStateException when no method has the id, or its roles are not named */
    Endpoint of(@Nullable String operationId) {
        MethodInfo method = operationId == null ? null : byOperationId.get(operationId);
        if (method == null) {
            throw new IllegalStateException(
                    "A published endpoint has no @Operation(operationId = ...); the document calls it " + operationId);
        }
        AnnotationInstance roles = Stream.of(
                        method.declaredAnnotation(ROLES),
                        method.declaringClass().declaredAnnotation(ROLES))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        operationId + " is published without @RolesAllowed: nobody could call it"));
        return new Endpoint(
                Stream.of(roles.value().asStringArray()).sorted().toList(),
                method.hasDeclaredAnnotation(IDEMPOTENT)
                        || method.declaringClass().hasDeclaredAnnotation(IDEMPOTENT));
    }
}
