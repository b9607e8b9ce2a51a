package io.openitem.invoice.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.openitem.contracts.CountryCode;
import io.openitem.contracts.LanguageCode;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.SourceCode;
import io.openitem.invoice.OpenItemListConfig;
import io.openitem.invoice.app.LegalEntityQueries;
import io.openitem.invoice.domain.LegalEntity;
import io.openitem.invoice.ingest.Guess;
import io.openitem.invoice.ingest.Mapping;
import io.openitem.invoice.ingest.OpenItemReader;
import io.openitem.invoice.ingest.OpenItemReader.Defaults;
import io.openitem.invoice.ingest.OpenItemReader.Read;
import io.openitem.invoice.ingest.Table;
import io.openitem.invoice.ingest.Unreadable;
import io.openitem.kit.bulk.BulkConfig;
import io.openitem.kit.bulk.BulkIntake;
import io.openitem.kit.bulk.ItemResult;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.openitem.kit.security.CallerIdentity;
import io.openitem.kit.security.Roles;
import io.openitem.kit.tx.Transactions;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lists of open items as ERPs export them. */
@Path("/v1/open-items")
@Tag(name = "Open items", description = "Lists of open items as ERPs export them.")
public class OpenItemResource {

    private static final String CSV = "text/csv";
    private static final SourceCode LIST = new SourceCode("open-item-list");

    private final OpenItemIntake intake;
    private final LegalEntityQueries legalEntities;
    private final Transactions transactions;
    private final CallerIdentity caller;
    private final OpenItemListConfig config;
    private final BulkConfig bulk;
    private final ObjectMapper json;

    OpenItemResource(
            OpenItemIntake intake,
            LegalEntityQueries legalEntities,
            Transactions transactions,
            CallerIdentity caller,
            OpenItemListConfig config,
            BulkConfig bulk,
            ObjectMapper json) {
        this.intake = intake;
        this.legalEntities = legalEntities;
        this.transactions = transactions;
        this.caller = caller;
        this.config = config;
        this.bulk = bulk;
        this.json = json;
    }

    @POST
    @Path("imports")
    @Blocking
    @Consumes({CSV, "text/tab-separated-values", MediaType.TEXT_PLAIN})
    @Produces({BulkIntake.NDJSON, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.ERP)
    @Operation(
            operationId = "importOpenItems",
            summary = "Takes in a list of open items",
            description =
                    "A table with a header, separated by commas, semicolons or tabs, in UTF-8 or Latin-1. What its"
                            + " columns mean, how it writes dates and amounts is guessed, can be asked for with dryRun and"
                            + " corrected with mapping. Accounts that are missing are opened by number and name; those"
                            + " that are there stay as they are. Each row is answered by a line of its own, in order, with"
                            + " what it was understood to say. Documents are known by their numbers: the same list again"
                            + " changes nothing.")
    @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each row; or, of a dry run, what would.",
            content = {
                @Content(mediaType = BulkIntake.NDJSON, schema = @Schema(implementation = ItemResult.class)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportPreview.class))
            })
    @APIResponse(responseCode = "422", description = "The list cannot be read, or the legal entity is not registered.")
    public Response take(
            @Parameter(required = true) @QueryParam("legalEntity") @Nullable LegalEntityId legalEntity,
            @Parameter(
                            description = "Only say what was understood, and write nothing.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @Parameter(description = "JSON that corrects the guess, such as a dry run answers with.")
                    @QueryParam("mapping")
                    @Nullable
                    String mapping,
            @Parameter(description = "The system that the documents come from; left out, open-item-list.")
                    @QueryParam("source")
                    @Nullable
                    SourceCode source,
            @Parameter(
                            description = "Where the list names none; left out, the legal entity's.",
                            schema = @Schema(implementation = Currency.class))
                    @QueryParam("currency")
                    @Nullable
                    String currency,
            @Parameter(description = "Where the list names none; left out, the legal entity's.")
                    @QueryParam("country")
                    @Nullable
                    CountryCode country,
            @Parameter(description = "Where the list names none; left out, that of the debtor's country.")
                    @QueryParam("language")
                    @Nullable
                    LanguageCode language,
            InputStream body)
            throws IOException {
        if (legalEntity == null) {
            throw malformed("legalEntity", "Is required.");
        }
        LegalEntity.Registered entity = entity(caller.requireScope(legalEntity));
        Defaults defaults = new Defaults(
                legalEntity,
                source == null ? LIST : source,
                currency(currency, entity),
                country == null ? entity.particulars().country() : country,
                language);
        return answer(defaults, isDryRun(dryRun), mapping, bytes(body));
    }

    private Response answer(Defaults defaults, boolean dryRun, @Nullable String mapping, byte[] file) {
        try {
            Table table = Table.read(file, bulk.maxLines());
            Mapping understood = Guess.of(table, MappingView.corrections(json, mapping), defaults.currency());
            List<Read> rows = new OpenItemReader(table, understood, defaults).read();
            return dryRun
                    ? Response.ok(
                                    ImportPreview.of(table, understood, rows, config.sampleRows(), config.rejectsMax()),
                                    MediaType.APPLICATION_JSON)
                            .build()
                    : Response.ok(intake.take(defaults.legalEntity(), rows), BulkIntake.NDJSON)
                            .build();
        } catch (Unreadable e) {
            throw new ProblemException(
                    ImportProblemTypes.OPEN_ITEMS_UNREADABLE.because(String.valueOf(e.getMessage())));
        }
    }

    /** Whoever asks to write nothing must not be misunderstood: neither yes nor 1 is taken for false. */
    private static boolean isDryRun(@Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw malformed("dryRun", "Must be true or false.");
        }
        return "true".equals(text);
    }

    private byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(config.maxBytes() + 1);
        if (bytes.length > config.maxBytes()) {
            throw new ProblemException(ProblemTypes.BODY_TOO_LARGE.because(
                    "The most is " + config.maxBytes() + " bytes; send the rest in another file."));
        }
        return bytes;
    }

    private LegalEntity.Registered entity(LegalEntityId id) {
        Uni<@Nullable Versioned<LegalEntity.Registered>> work =
                transactions.forCaller(Set.of(id), tx -> legalEntities.find(tx, id));
        Versioned<LegalEntity.Registered> found;
        try {
            found = VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (found == null) {
            throw new ProblemException(
                    LedgerProblemTypes.UNKNOWN_LEGAL_ENTITY.because("The legal entity " + id + " is not registered."));
        }
        return found.state();
    }

    private static Currency currency(@Nullable String code, LegalEntity.Registered entity) {
        try {
            return Objects.requireNonNullElse(
                    code == null ? null : Currency.getInstance(code),
                    entity.particulars().currency());
        } catch (IllegalArgumentException e) {
            throw malformed("currency", "An ISO 4217 code such as EUR.");
        }
    }

    private static ProblemException malformed(String parameter, String message) {
        return new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                "A parameter does not have the form it must have.", List.of(new FieldError(parameter, message))));
    }
}
