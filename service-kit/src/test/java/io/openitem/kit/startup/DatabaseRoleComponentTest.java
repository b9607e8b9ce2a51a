package io.openitem.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.kit.security.TokenKeys;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
@WithTestResource(TokenKeys.class)
class DatabaseRoleComponentTest {

    @Inject
    DatabaseRole role;

    @Test
    void the_role_of_a_service_is_bound_by_row_level_security() throws Throwable {
        DatabaseRole.Powers powers = VertxContextSupport.subscribeAndAwait(role::powers);

        assertThat(powers).isEqualTo(new DatabaseRole.Powers("invoice_service", false, false, false));
        assertThat(powers.isBound()).isTrue();
    }
}
