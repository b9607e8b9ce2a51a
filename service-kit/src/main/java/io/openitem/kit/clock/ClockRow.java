package io.openitem.kit.clock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row that holds the one clock: a simulated instant, or none while time is real. */
@Entity
@Table(name = "clock", schema = "openitem")
class ClockRow {

    @Id
    @Column(name = "only_row")
    boolean onlyRow = true;

    @Column(name = "simulated_at")
    @Nullable
    Instant simulatedAt;
}
