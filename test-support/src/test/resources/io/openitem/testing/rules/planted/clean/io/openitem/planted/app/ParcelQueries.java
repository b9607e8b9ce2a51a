package io.openitem.planted.app;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

public final class ParcelQueries {

    public Uni<Long> count(Mutiny.StatelessSession tx) {
        return tx.createNativeQuery("select count(*) from parcel", Long.class).getSingleResult();
    }
}
