package io.openitem.kit.idempotency;

import io.openitem.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An internal endpoint that forgot nothing but is guarded by its path all the same. */
@Path("/internal/test")
public class InternalResource {

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.SERVICE, Roles.ERP})
    public String ping() {
        return "pong";
    }
}
