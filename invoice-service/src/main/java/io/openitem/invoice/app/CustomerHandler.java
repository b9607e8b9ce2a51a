package io.openitem.invoice.app;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.invoice.domain.BusinessDates;
import io.openitem.invoice.domain.Customer;
import io.openitem.invoice.domain.CustomerCommand;
import io.openitem.invoice.domain.CustomerDecider;
import io.openitem.invoice.domain.CustomerEvent;
import io.openitem.invoice.domain.CustomerRejection;
import io.openitem.invoice.messaging.InvoicePublisher;
import io.openitem.invoice.store.CustomerKey;
import io.openitem.invoice.store.CustomerStore;
import io.openitem.invoice.store.LegalEntityStore;
import io.openitem.kit.decide.Fold;
import io.openitem.kit.decide.Versioned;
import io.openitem.kit.outbox.Outbox;
import io.openitem.kit.outbox.TimeOrderedId;
import io.openitem.kit.tx.Overtaken;
import io.openitem.kit.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The only writer of debtor accounts. */
@ApplicationScoped
public class CustomerHandler {

    private final CustomerStore store;
    private final LegalEntityStore legalEntities;
    private final Outbox outbox;

    CustomerHandler(CustomerStore store, LegalEntityStore legalEntities, Outbox outbox) {
        this.store = store;
        this.legalEntities = legalEntities;
        this.outbox = outbox;
    }

    /**
     * Registers accounts by their numbers, in order; a refused one drops out alone. Fails with {@link Overtaken} where
     * another transaction took a number meanwhile: then it must be tried again in a new transaction.
     */
    public Uni<Fold.Folded<CustomerId, Customer, CustomerEvent, CustomerRejection>> registerAll(
            Tx tx, List<CustomerIntake> intakes) {
        Set<CustomerKey> keys = new HashSet<>();
        intakes.forEach(intake -> keys.add(key(intake)));
        return store.loadByNumber(tx, keys).chain(loaded -> decide(tx, loaded, commands(loaded, intakes)));
    }

    /** Decides the commands in their order and writes what follows; a refused one drops out alone. */
    public Uni<Fold.Folded<CustomerId, Customer, CustomerEvent, CustomerRejection>> handleAll(
            Tx tx, List<CustomerCommand> commands) {
        List<CustomerId> ids =
                commands.stream().map(CustomerCommand::customer).distinct().toList();
        return store.load(tx, ids).chain(loaded -> decide(tx, loaded, commands));
    }

    /** A number that is taken leads to the account that has it; one that is new gets one id however often it comes. */
    private static List<CustomerCommand> commands(
            Map<CustomerId, Versioned<Customer>> loaded, List<CustomerIntake> intakes) {
        Map<CustomerKey, CustomerId> ids = new HashMap<>();
        loaded.values().forEach(known -> {
            if (known.state() instanceof Customer.Registered account) {
                ids.put(new CustomerKey(account.legalEntity(), account.number()), account.id());
            }
        });
        return intakes.stream()
                .<CustomerCommand>map(intake -> new CustomerCommand.RegisterCustomer(
                        ids.computeIfAbsent(key(intake), key -> new CustomerId(TimeOrderedId.next())),
                        intake.legalEntity(),
                        intake.number(),
                        intake.particulars()))
                .toList();
    }

    private static CustomerKey key(CustomerIntake intake) {
        return new CustomerKey(intake.legalEntity(), intake.number());
    }

    private Uni<Fold.Folded<CustomerId, Customer, CustomerEvent, CustomerRejection>> decide(
            Tx tx, Map<CustomerId, Versioned<Customer>> loaded, List<CustomerCommand> commands) {
        return legalEntities.zones(tx, concerned(loaded, commands)).chain(zones -> {
            BusinessDates dates = new BusinessDates(tx.now(), zones);
            var folded = new Fold<CustomerId, Customer, CustomerCommand, CustomerEvent, CustomerRejection>(
                            CustomerCommand::customer,
                            id -> new Customer.Absent(),
                            (state, command) -> CustomerDecider.decide(dates, state, command),
                            Customer::evolve)
                    .over(loaded, commands);
            Map<CustomerId, Versioned<Customer>> fresh = new HashMap<>(folded.changed());
            fresh.keySet().removeAll(loaded.keySet());
            Map<CustomerId, Versioned<Customer>> known = new HashMap<>(folded.changed());
            known.keySet().retainAll(loaded.keySet());
            return store.insert(tx, fresh.values())
                    .chain(() -> store.update(tx, known.values()))
                    .chain(() -> outbox.append(
                            tx,
                            folded.events().stream()
                                    .map(InvoicePublisher::ofCustomer)
                                    .toList()))
                    .replaceWith(folded);
        });
    }

    private static Set<LegalEntityId> concerned(
            Map<CustomerId, Versioned<Customer>> loaded, List<CustomerCommand> commands) {
        Set<LegalEntityId> concerned = new HashSet<>();
        for (Versioned<Customer> known : loaded.values()) {
            if (known.state() instanceof Customer.Registered account) {
                concerned.add(account.legalEntity());
            }
        }
        for (CustomerCommand command : commands) {
            if (command instanceof CustomerCommand.RegisterCustomer register) {
                concerned.add(register.legalEntity());
            }
        }
        return concerned;
    }
}
