package io.openitem.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openitem.kit.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @Test
    void a_version_is_a_strong_tag_and_back() {
        assertThat(new Version(7).etag()).isEqualTo("\"7\"");
        assertThat(Version.required("\"7\"")).isEqualTo(new Version(7));
    }

    @Test
    void a_change_without_a_version_is_refused() {
        assertProblem(() -> Version.required(null), 428, "precondition-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "*", "W/\"7\"", "\"7\", \"8\"", "\"x\"", "\"9999999999999999999\""})
    void anything_but_one_strong_tag_is_malformed(String ifMatch) {
        assertProblem(() -> Version.required(ifMatch), 400, "malformed-request");
    }

    @Test
    void a_version_that_has_passed_is_stale() {
        new Version(7).requireCurrent(7);

        assertProblem(() -> new Version(7).requireCurrent(8), 412, "stale-version");
    }

    private static void assertProblem(ThrowingCallable call, int status, String type) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(status);
            assertThat(e.problem().type().name()).isEqualTo(type);
        });
    }
}
