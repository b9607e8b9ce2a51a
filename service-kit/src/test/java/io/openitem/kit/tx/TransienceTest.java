package io.openitem.kit.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.kit.codec.UndecodableFact;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TransienceTest {

    @Test
    void a_connection_that_is_gone_may_come_back() {
        assertThat(Transience.isTransient(new ConnectException("refused"))).isTrue();
        assertThat(Transience.isTransient(new IllegalStateException(new IOException("reset"))))
                .isTrue();
        assertThat(Transience.isTransient(new TimeoutException())).isTrue();
        assertThat(Transience.isTransient(new CompletionException(ClosedConnectionException.INSTANCE)))
                .as("the database died while it was asked")
                .isTrue();
    }

    @Test
    void a_value_that_breaks_off_stays_broken_though_its_cause_is_an_io_exception() {
        Throwable cut = catchThrowable(() -> new ObjectMapper().readTree("{\"a\":"));

        assertThat(cut).isInstanceOf(IOException.class);
        assertThat(Transience.isTransient(new UndecodableFact("cut", cut))).isFalse();
    }

    @Test
    void a_failure_of_the_code_is_met_again_each_time() {
        assertThat(Transience.isTransient(new IllegalStateException("bug"))).isFalse();
        assertThat(Transience.isTransient(null)).isFalse();
    }
}
