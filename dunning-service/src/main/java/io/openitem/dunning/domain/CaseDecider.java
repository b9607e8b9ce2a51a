package io.openitem.dunning.domain;

import io.openitem.contracts.ReasonCode;
import io.openitem.kit.decide.Decision;
import java.util.List;

/** Decides about one customer. */
public final class CaseDecider {

    private CaseDecider() {}

    public static Decision<CaseEvent, CaseRejection> decide(DunningCase state, CaseCommand command) {
        return switch (command) {
            case CaseCommand.Review review -> Decision.accept(Review.of(state, review));
            case CaseCommand.Recheck recheck -> recheck(state, recheck);
            case CaseCommand.HoldBack holdBack -> holdBack(state, holdBack);
            case CaseCommand.Pause pause -> pause(state, pause);
            case CaseCommand.Resume resume -> resume(state, resume);
        };
    }

    private static Decision<CaseEvent, CaseRejection> recheck(DunningCase state, CaseCommand.Recheck recheck) {
        return switch (state) {
            case DunningCase.Clear clear -> Decision.nothingToDo();
            case DunningCase.Running running -> {
                boolean overdue = recheck.items().stream().anyMatch(item -> item.isOverdue(recheck.today()));
                yield overdue
                        ? Decision.nothingToDo()
                        : Decision.accept(List.of(
                                new CaseEvent.CycleEnded(recheck.customer(), recheck.today(), running.cycle(), 0)));
            }
        };
    }

    /** A step that is not the last any longer gives way to the one that is. */
    private static Decision<CaseEvent, CaseRejection> holdBack(DunningCase state, CaseCommand.HoldBack command) {
        return switch (state) {
            case DunningCase.Clear clear -> Decision.nothingToDo();
            case DunningCase.Running running ->
                running.isAt(command.cycle(), command.step())
                        ? Decision.accept(List.of(
                                new CaseEvent.StepHeldBack(command.customer(), command.today(), command.notice())))
                        : Decision.nothingToDo();
        };
    }

    private static Decision<CaseEvent, CaseRejection> pause(DunningCase state, CaseCommand.Pause command) {
        if (command.until() != null && command.until().isBefore(command.today())) {
            return Decision.refuse(new CaseRejection.PauseAlreadyOver(command.until(), command.today()));
        }
        DunningCase.Pause wanted = new DunningCase.Pause(command.reason(), command.until());
        return wanted.equals(state.pause())
                ? Decision.nothingToDo()
                : Decision.accept(List.of(new CaseEvent.Paused(command.customer(), command.today(), wanted)));
    }

    private static Decision<CaseEvent, CaseRejection> resume(DunningCase state, CaseCommand.Resume command) {
        ReasonCode reason = command.reason();
        return state.pause() == null
                ? Decision.refuse(new CaseRejection.NotPaused())
                : Decision.accept(List.of(new CaseEvent.Resumed(command.customer(), command.today(), reason)));
    }
}
