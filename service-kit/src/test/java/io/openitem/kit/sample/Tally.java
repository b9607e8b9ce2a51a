package io.openitem.kit.sample;

import io.openitem.contracts.CustomerId;
import io.openitem.contracts.LegalEntityId;
import io.openitem.contracts.Money;
import io.openitem.kit.decide.Decision;
import java.util.List;

/** Sums up amounts until it is closed. */
sealed interface Tally {

    record Absent() implements Tally {}

    record Open(LegalEntityId legalEntity, Money total) implements Tally {}

    record Closed(LegalEntityId legalEntity, Money total) implements Tally {}

    sealed interface Command {
        CustomerId customer();

        record Add(CustomerId customer, LegalEntityId legalEntity, Money amount) implements Command {}

        record Close(CustomerId customer) implements Command {}
    }

    sealed interface Event {
        LegalEntityId legalEntity();

        record Added(LegalEntityId legalEntity, Money amount) implements Event {}

        record Finished(LegalEntityId legalEntity) implements Event {}
    }

    enum Refusal {
        NOTHING_TO_CLOSE,
        ALREADY_CLOSED
    }

    static Decision<Event, Refusal> decide(Tally state, Command command) {
        return switch (command) {
            case Command.Add add ->
                switch (state) {
                    case Absent absent -> Decision.accept(List.of(new Event.Added(add.legalEntity(), add.amount())));
                    case Open open -> Decision.accept(List.of(new Event.Added(open.legalEntity(), add.amount())));
                    case Closed closed -> Decision.refuse(Refusal.ALREADY_CLOSED);
                };
            case Command.Close close ->
                switch (state) {
                    case Absent absent -> Decision.refuse(Refusal.NOTHING_TO_CLOSE);
                    case Open open -> Decision.accept(List.of(new Event.Finished(open.legalEntity())));
                    case Closed closed -> Decision.nothingToDo();
                };
        };
    }

    static Tally evolve(Tally state, Event event) {
        return switch (event) {
            case Event.Added added ->
                switch (state) {
                    case Absent absent -> new Open(added.legalEntity(), added.amount());
                    case Open open -> new Open(open.legalEntity(), open.total().plus(added.amount()));
                    case Closed closed -> closed;
                };
            case Event.Finished finished ->
                switch (state) {
                    case Absent absent -> absent;
                    case Open open -> new Closed(open.legalEntity(), open.total());
                    case Closed closed -> closed;
                };
        };
    }
}
