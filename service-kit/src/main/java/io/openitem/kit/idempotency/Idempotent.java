package io.openitem.kit.idempotency;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method whose request may carry an {@code Idempotency-Key}; it answers through
 * {@link IdempotentWrites}. The request's body is read as a whole before the method is called.
 */
@NameBinding
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Whether a request without a key is refused with a 400. */
    boolean keyRequired() default false;
}
