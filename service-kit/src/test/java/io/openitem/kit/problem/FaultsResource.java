package io.openitem.kit.problem;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.kit.idempotency.Idempotent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.net.ConnectException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Goes wrong in every way there is. */
@Path("/test/faults")
@PermitAll
public class FaultsResource {

    public enum Colour {
        RED,
        BLUE
    }

    public record Line(Money amount, int quantity) {}

    public record Order(LegalEntityId entity, LocalDate day, Colour colour, List<Line> lines) {
        @JsonCreator
        public Order {}
    }

    /** Cannot be written as JSON. */
    public static final class Unwritable {
        public Object getSelf() {
            return new Object();
        }
    }

    @POST
    public String order(Order order) {
        return "ok";
    }

    @POST
    @Path("later")
    @Idempotent
    public Uni<String> orderLater(Order order) {
        return Uni.createFrom().item("ok");
    }

    @GET
    @Path("customers/{id}")
    public String customer(@PathParam("id") CustomerId id) {
        return id.toString();
    }

    @GET
    @Path("json")
    @Produces("application/json")
    public String json() {
        return "{}";
    }

    @GET
    @Path("unwritable")
    @Produces("application/json")
    public Unwritable unwritable() {
        return new Unwritable();
    }

    @GET
    @Path("broken")
    public String broken() {
        throw new IllegalStateException("internal detail that must not get out");
    }

    @GET
    @Path("illegal")
    public String illegal() {
        throw new IllegalArgumentException("a fault of ours, not of the caller");
    }

    @GET
    @Path("overtaken")
    public String overtaken() {
        throw new OptimisticLockException("row was updated");
    }

    @GET
    @Path("unreachable")
    public Uni<String> unreachable() {
        return Uni.createFrom().failure(new IllegalStateException(new ConnectException("refused")));
    }

    @GET
    @Path("late")
    public Uni<String> late() {
        return Uni.createFrom()
                .<String>nothing()
                .ifNoItem()
                .after(Duration.ofMillis(10))
                .fail();
    }
}
