package io.openitem.planted.api;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/v1/parcels/count")
@Authenticated
public final class CountResource {

    @GET
    public long count() {
        return 0;
    }
}
