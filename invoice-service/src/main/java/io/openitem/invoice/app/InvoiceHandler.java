package io.openitem.invoice.app;

import io.openitem.contracts.InvoiceId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.BusinessDates;
import io.openitem.invoice.domain.Invoice;
import io.openitem.invoice.domain.InvoiceCommand;
import io.openitem.invoice.domain.InvoiceDecider;
import io.openitem.invoice.domain.InvoiceDocument;
import io.openitem.invoice.domain.InvoiceEvent;
import io.openitem.invoice.domain.InvoiceRejection;
import io.openitem.invoice.messaging.InvoicePublisher;
import io.openitem.invoice.store.DocumentKey;
import io.openitem.invoice.store.IntakeDirectory;
import io.openitem.invoice.store.InvoiceStore;
import io.openitem.invoice.store.LegalEntityStore;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.outbox.Outgoing;
import io.openitem.kit.outbox.TimeOrderedId;
import io.openitem.kit.tx.Overtaken;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The only writer of invoices: loads and locks, folds, writes rows and facts set-based. */
@ApplicationScoped
public class InvoiceHandler {

    /** Of commands that people and clocks give. */
    private static final List<UUID> NO_CAUSES = List.of();

    private final InvoiceStore store;
    private final IntakeDirectory directory;
    private final LegalEntityStore legalEntities;
    private final Outbox outbox;

    InvoiceHandler(InvoiceStore store, IntakeDirectory directory, LegalEntityStore legalEntities, Outbox outbox) {
        this.store = store;
        this.directory = directory;
        this.legalEntities = legalEntities;
        this.outbox = outbox;
    }

    /**
     * Issues invoices by their numbers, in order; a refused one drops out alone. Fails with {@link Overtaken} where
     * another transaction took a number meanwhile: then it must be tried again in a new transaction.
     */
    public Uni<Fold.Folded<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection>> issueAll(
            Tx tx, List<InvoiceIntake> intakes) {
        Set<DocumentKey> keys = new HashSet<>();
        Set<IntakeDirectory.Reference> references = new HashSet<>();
        for (InvoiceIntake intake : intakes) {
            keys.add(key(intake));
            references.add(reference(intake));
        }
        return directory
                .lookUp(tx, references)
                .chain(found -> store.loadByNumber(tx, keys)
                        .chain(loaded ->
                                decide(tx, found.dates(tx), loaded, commands(found, loaded, intakes), NO_CAUSES)));
    }

    /** Decides the commands in their order and writes what follows; a refused one drops out alone. */
    public Uni<Fold.Folded<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection>> handleAll(
            Tx tx, List<InvoiceCommand> commands) {
        return handleAll(tx, commands, NO_CAUSES);
    }

    /** @param causes one for each command: the id of the fact that led to it */
    Uni<Fold.Folded<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection>> handleAll(
            Tx tx, List<InvoiceCommand> commands, List<UUID> causes) {
        List<InvoiceId> ids =
                commands.stream().map(InvoiceCommand::invoice).distinct().toList();
        return store.load(tx, ids)
                .chain(loaded -> legalEntities
                        .zones(tx, concerned(loaded, commands))
                        .chain(zones -> decide(tx, new BusinessDates(tx.now(), zones), loaded, commands, causes)));
    }

    /** A number that is taken leads to the document that has it; one that is new gets one id however often it comes. */
    private static List<InvoiceCommand> commands(
            IntakeDirectory.Found found, Map<InvoiceId, Versioned<Invoice>> loaded, List<InvoiceIntake> intakes) {
        Map<DocumentKey, InvoiceId> ids = new HashMap<>();
        for (Versioned<Invoice> existing : loaded.values()) {
            if (existing.state() instanceof Invoice.Known known) {
                InvoiceDocument document = known.document();
                ids.put(new DocumentKey(document.legalEntity(), document.source(), document.number()), document.id());
            }
        }
        List<InvoiceCommand> commands = new ArrayList<>(intakes.size());
        for (InvoiceIntake intake : intakes) {
            commands.add(new InvoiceCommand.IssueInvoice(
                    ids.computeIfAbsent(key(intake), key -> new InvoiceId(TimeOrderedId.next())),
                    intake.legalEntity(),
                    found.customer(reference(intake)),
                    intake.source(),
                    intake.number(),
                    intake.issueDate(),
                    intake.terms(),
                    intake.amount()));
        }
        return commands;
    }

    private static DocumentKey key(InvoiceIntake intake) {
        return new DocumentKey(intake.legalEntity(), intake.source(), intake.number());
    }

    private static IntakeDirectory.Reference reference(InvoiceIntake intake) {
        return new IntakeDirectory.Reference(intake.legalEntity(), intake.debtor());
    }

    private Uni<Fold.Folded<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection>> decide(
            Tx tx,
            BusinessDates dates,
            Map<InvoiceId, Versioned<Invoice>> loaded,
            List<InvoiceCommand> commands,
            List<UUID> causes) {
        var folded = new Fold<InvoiceId, Invoice, InvoiceCommand, InvoiceEvent, InvoiceRejection>(
                        InvoiceCommand::invoice,
                        id -> new Invoice.Absent(),
                        (state, command) -> InvoiceDecider.decide(dates, state, command),
                        Invoice::evolve)
                .over(loaded, commands);
        Map<InvoiceId, Versioned<Invoice>> fresh = new HashMap<>(folded.changed());
        fresh.keySet().removeAll(loaded.keySet());
        Map<InvoiceId, Versioned<Invoice>> known = new HashMap<>(folded.changed());
        known.keySet().retainAll(loaded.keySet());
        return store.insert(tx, fresh.values())
                .chain(() -> store.update(tx, known.values()))
                .chain(() -> outbox.append(tx, facts(folded, causes)))
                .replaceWith(folded);
    }

    private static List<Outgoing> facts(
            Fold.Folded<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> folded, List<UUID> causes) {
        List<Outgoing> facts = new ArrayList<>();
        for (int i = 0; i < folded.outcomes().size(); i++) {
            if (folded.outcomes().get(i)
                    instanceof Fold.Outcome.Done<InvoiceId, Invoice, InvoiceEvent, InvoiceRejection> done) {
                UUID cause = causes.isEmpty() ? null : causes.get(i);
                done.events().forEach(event -> facts.add(InvoicePublisher.ofInvoice(event, cause)));
            }
        }
        return facts;
    }

    private static Set<LegalEntityId> concerned(
            Map<InvoiceId, Versioned<Invoice>> loaded, List<InvoiceCommand> commands) {
        Set<LegalEntityId> concerned = new HashSet<>();
        for (Versioned<Invoice> existing : loaded.values()) {
            if (existing.state() instanceof Invoice.Known known) {
                concerned.add(known.document().legalEntity());
            }
        }
        for (InvoiceCommand command : commands) {
            if (command instanceof InvoiceCommand.IssueInvoice issue) {
                concerned.add(issue.legalEntity());
            }
        }
        return concerned;
    }
}
