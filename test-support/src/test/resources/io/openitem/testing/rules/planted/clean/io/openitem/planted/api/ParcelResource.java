package io.openitem.planted.api;

import io.openitem.planted.app.ParcelQueries;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/v1/parcels")
public final class ParcelResource {

    private final ParcelQueries queries = new ParcelQueries();

    @GET
    @RolesAllowed("reader")
    public String list() {
        return queries.toString();
    }

    @POST
    @PermitAll
    public void create() {}
}
