package io.openitem.planted.domain;

import io.openitem.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A sealed state, pure functions, streams, switches, string concatenation: all that a domain may be written in. */
public sealed interface Parcel {

    record Packed(UUID id, LocalDate on, Money worth) implements Parcel {}

    record Sent(UUID id, LocalDate on) implements Parcel {}

    enum Size {
        SMALL {
            @Override
            int limit() {
                return 1;
            }
        },
        LARGE {
            @Override
            int limit() {
                return 9;
            }
        };

        abstract int limit();
    }

    static Parcel send(Parcel parcel, LocalDate today) {
        return switch (parcel) {
            case Packed packed when packed.worth().isPositive() -> new Sent(packed.id(), today);
            case Packed packed -> throw new IllegalStateException("Worthless: " + packed);
            case Sent sent -> sent;
        };
    }

    static List<Parcel> sendAll(List<Parcel> parcels, LocalDate today) {
        return parcels.stream().map(parcel -> send(parcel, today)).toList();
    }
}
