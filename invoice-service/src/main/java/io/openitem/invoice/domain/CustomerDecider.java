package io.openitem.invoice.domain;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.decide.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Decides on debtor accounts: one account per number in a legal entity, and registering it again changes nothing. */
public final class CustomerDecider {

    private CustomerDecider() {}

    public static Decision<CustomerEvent, CustomerRejection> decide(
            BusinessDates dates, Customer state, CustomerCommand command) {
        return switch (command) {
            case CustomerCommand.RegisterCustomer register ->
                switch (state) {
                    case Customer.Absent absent -> open(dates, register);
                    case Customer.Registered account -> again(account, register);
                };
            case CustomerCommand.ChangeCustomer change ->
                switch (state) {
                    case Customer.Absent absent ->
                        Decision.refuse(new CustomerRejection.UnknownCustomer(change.customer()));
                    case Customer.Registered account -> change(dates, account, change);
                };
        };
    }

    private static Decision<CustomerEvent, CustomerRejection> open(
            BusinessDates dates, CustomerCommand.RegisterCustomer register) {
        Customer.Registered account = new Customer.Registered(
                register.customer(), register.legalEntity(), register.number(), register.particulars());
        return on(dates, account.legalEntity(), today -> new CustomerEvent.Registered(account, today));
    }

    private static Decision<CustomerEvent, CustomerRejection> again(
            Customer.Registered account, CustomerCommand.RegisterCustomer register) {
        List<String> fields = account.particulars().differingFrom(register.particulars());
        return fields.isEmpty()
                ? Decision.nothingToDo()
                : Decision.refuse(new CustomerRejection.NumberTaken(account.id(), fields));
    }

    private static Decision<CustomerEvent, CustomerRejection> change(
            BusinessDates dates, Customer.Registered account, CustomerCommand.ChangeCustomer change) {
        if (account.particulars().equals(change.particulars())) {
            return Decision.nothingToDo();
        }
        Customer.Registered changed =
                new Customer.Registered(account.id(), account.legalEntity(), account.number(), change.particulars());
        return on(dates, account.legalEntity(), today -> new CustomerEvent.Changed(changed, today));
    }

    private static Decision<CustomerEvent, CustomerRejection> on(
            BusinessDates dates, LegalEntityId legalEntity, Function<LocalDate, CustomerEvent> event) {
        LocalDate today = dates.today(legalEntity);
        return today == null
                ? Decision.refuse(new CustomerRejection.UnknownLegalEntity(legalEntity))
                : Decision.accept(List.of(event.apply(today)));
    }
}
