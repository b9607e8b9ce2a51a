package io.openitem.kit.sample;

import static io.openitem.kit.sample.SampleWorld.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.openitem.kit.inbox.InboxLag;
import io.openitem.testing.stack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "invoice"))
class LagComponentTest {

    @Inject
    InboxLag lag;

    @Test
    void a_consumer_is_counted_before_it_has_received_anything() {
        assertThat(await(lag.behind())).containsOnlyKeys("sample");
    }
}
