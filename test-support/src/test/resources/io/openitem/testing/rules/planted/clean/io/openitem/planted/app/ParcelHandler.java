package io.openitem.planted.app;

import io.openitem.planted.domain.Parcel;
import io.openitem.planted.store.ParcelStore;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

public final class ParcelHandler {

    private final ParcelStore store = new ParcelStore();

    public Uni<Integer> handleAll(Mutiny.StatelessSession tx, List<Parcel> parcels, LocalDate today) {
        return store.write(tx, Parcel.sendAll(parcels, today));
    }
}
