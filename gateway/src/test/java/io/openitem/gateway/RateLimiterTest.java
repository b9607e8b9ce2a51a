package io.openitem.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final AtomicLong nanos = new AtomicLong(1);
    private final RateLimiter limiter = new RateLimiter(limit(3, 2, 2), meter());

    @Test
    void a_burst_passes_and_then_the_rate() {
        assertThat(limiter.take("a")).isEqualTo(new RateLimiter.Turn(true, 2, 0, 1));
        limiter.take("a");
        assertThat(limiter.take("a")).isEqualTo(new RateLimiter.Turn(true, 0, 0, 2));
        assertThat(limiter.take("a")).isEqualTo(new RateLimiter.Turn(false, 0, 1, 2));

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(limiter.take("a").allowed()).isTrue();
        assertThat(limiter.take("a").allowed()).isTrue();
        assertThat(limiter.take("a").allowed()).isFalse();
    }

    @Test
    void one_subject_does_not_use_up_the_turns_of_another() {
        for (int i = 0; i < 5; i++) {
            limiter.take("loud");
        }

        assertThat(limiter.take("quiet").allowed()).isTrue();
    }

    @Test
    void a_bounded_number_of_subjects_is_remembered() {
        for (int i = 0; i < 100; i++) {
            limiter.take("subject-" + i);
        }

        assertThat(limiter.subjects()).isEqualTo(2);
    }

    private TimeMeter meter() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    private static GatewayConfig.RateLimit limit(long burst, long perSecond, int maxSubjects) {
        return new GatewayConfig.RateLimit() {
            @Override
            public long burst() {
                return burst;
            }

            @Override
            public long perSecond() {
                return perSecond;
            }

            @Override
            public int maxSubjects() {
                return maxSubjects;
            }
        };
    }
}
