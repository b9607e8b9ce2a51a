package io.openitem.kit.idempotency;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.paging.Version;
import io.openitem.kit.problem.ProblemType;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Transactions;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A resource as services write them, in small: notes that are made once. */
@Path("/test/{entity}/notes")
public class NotesResource {

    static final ProblemType REFUSED =
            ProblemType.of("test-note-refused", 409, "Refused", "The note says so.", "Write another.");

    private final IdempotentWrites writes;
    private final Answers answers;
    private final Transactions transactions;
    private final CallerIdentity caller;

    NotesResource(IdempotentWrites writes, Answers answers, Transactions transactions, CallerIdentity caller) {
        this.writes = writes;
        this.answers = answers;
        this.transactions = transactions;
        this.caller = caller;
    }

    public record Note(String text) {}

    @POST
    @Idempotent
    @RolesAllowed(Roles.ERP)
    public Uni<Response> make(@PathParam("entity") LegalEntityId entity, Note note) {
        return writes.answer(entity, tx -> work(tx, entity, note));
    }

    @POST
    @Path("strict")
    @Idempotent(keyRequired = true)
    @RolesAllowed(Roles.ERP)
    public Uni<Response> makeStrictly(@PathParam("entity") LegalEntityId entity, Note note) {
        return writes.answer(entity, tx -> work(tx, entity, note));
    }

    @DELETE
    @Path("{text}")
    @Idempotent
    @RolesAllowed(Roles.ERP)
    public Uni<Response> forget(@PathParam("entity") LegalEntityId entity, @PathParam("text") String text) {
        return writes.answer(
                entity,
                tx -> tx.sql("delete from note where text = :text")
                        .bind("text", text)
                        .update()
                        .replaceWith(Answer.noContent()));
    }

    @GET
    @RolesAllowed({Roles.ERP, Roles.AUDITOR})
    public Uni<List<String>> read(@PathParam("entity") LegalEntityId entity) {
        caller.requireScope(entity);
        return transactions.forCaller(
                caller.legalEntities(),
                tx -> tx.sql("select text from note order by text limit 100").list(row -> row.text(0)));
    }

    @GET
    @Path("unannotated")
    public String open() {
        return "never seen";
    }

    private Uni<Answer> work(Tx tx, LegalEntityId entity, Note note) {
        if (note.text().startsWith("refuse")) {
            return Uni.createFrom().item(Answer.refused(REFUSED.because("The note says: " + note.text())));
        }
        Uni<Integer> written = tx.sql("insert into note (legal_entity, text) values (:entity, :text)")
                .bind("entity", entity.value())
                .bind("text", note.text())
                .update();
        Uni<Integer> slow = note.text().startsWith("slow")
                ? written.chain(n -> tx.sql("select 1 from pg_sleep(0.7)").first(row -> n))
                : written;
        return slow.map(n -> {
            if (note.text().startsWith("fail")) {
                throw new IllegalStateException("as the note says");
            }
            return answers.created("/test/" + entity + "/notes/" + note.text(), note, new Version(1));
        });
    }
}
