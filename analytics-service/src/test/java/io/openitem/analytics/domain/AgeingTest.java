package io.openitem.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AgeingTest {

    @Test
    void each_bucket_knows_its_days() {
        assertThat(Ageing.DUE.range("current")).isEqualTo(new Ageing.Range(Integer.MIN_VALUE, 0));
        assertThat(Ageing.DUE.range("1-30")).isEqualTo(new Ageing.Range(1, 30));
        assertThat(Ageing.DUE.range("91+")).isEqualTo(new Ageing.Range(91, Integer.MAX_VALUE));
        assertThat(Ageing.DOCUMENT.range("0-30")).isEqualTo(new Ageing.Range(Integer.MIN_VALUE, 30));
        assertThat(Ageing.DOCUMENT.range("61-90")).isEqualTo(new Ageing.Range(61, 90));
        assertThat(Ageing.DOCUMENT.range("current")).isNull();
    }

    @Test
    void what_is_beyond_a_step_is_in_no_younger_bucket() {
        Change balance = Change.of(Measure.RECEIVABLE_MINOR, 18_000)
                .with(Measure.RECEIVABLE_COUNT, 6)
                .with(Measure.OLDER30_MINOR, 16_000)
                .with(Measure.OLDER30_COUNT, 5)
                .with(Measure.OLDER60_MINOR, 9_900)
                .with(Measure.OLDER60_COUNT, 4)
                .with(Measure.OLDER90_MINOR, 4_000)
                .with(Measure.OLDER90_COUNT, 2);

        assertThat(Ageing.DOCUMENT.of(balance))
                .containsExactly(
                        new Ageing.Bucket("0-30", 2_000, 1),
                        new Ageing.Bucket("31-60", 6_100, 1),
                        new Ageing.Bucket("61-90", 5_900, 2),
                        new Ageing.Bucket("91+", 4_000, 2));
    }
}
