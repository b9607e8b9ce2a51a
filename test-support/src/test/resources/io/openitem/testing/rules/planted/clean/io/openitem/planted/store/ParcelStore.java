package io.openitem.planted.store;

import io.openitem.planted.domain.Parcel;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

public final class ParcelStore {

    public Uni<Integer> write(Mutiny.StatelessSession tx, List<Parcel> parcels) {
        return tx.createNativeQuery("insert into parcel select from generate_series(1, :n)")
                .setParameter("n", parcels.size())
                .executeUpdate();
    }
}
