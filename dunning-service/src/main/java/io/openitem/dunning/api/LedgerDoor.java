package io.openitem.dunning.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The ledger's last look before a notice goes out. */
@Path("/internal/send-check")
@RegisterRestClient(configKey = "ledger")
public interface LedgerDoor {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<String> ask(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, String question);
}
