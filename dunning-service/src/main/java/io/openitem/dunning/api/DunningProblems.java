package io.openitem.dunning.api;

import io.openitem.dunning.domain.CaseRejection;
import io.openitem.dunning.domain.NoticeRejection;
import io.openitem.dunning.domain.TaskRejection;
import io.openitem.kit.problem.Problem;
import io.openitem.kit.problem.ProblemTypes;

/** What callers are told when collections refuse something. */
final class DunningProblems {

    private DunningProblems() {}

    static Problem of(CaseRejection rejection) {
        return switch (rejection) {
            case CaseRejection.PauseAlreadyOver over ->
                DunningProblemTypes.PAUSE_ALREADY_OVER.because(
                        "The pause would end on " + over.until() + " and today is " + over.today() + ".");
            case CaseRejection.NotPaused not -> DunningProblemTypes.NOT_PAUSED.because("There is no pause to end.");
        };
    }

    static Problem of(NoticeRejection rejection) {
        return switch (rejection) {
            case NoticeRejection.Unknown unknown ->
                ProblemTypes.NOT_FOUND.because("There is no notice " + unknown.notice() + ".");
            case NoticeRejection.NotNow not ->
                DunningProblemTypes.NOTICE_NOT_UNCONFIRMED.because(
                        "What is asked cannot be done with the notice " + not.notice() + " in its state.");
            case NoticeRejection.AnnouncedBefore before ->
                ProblemTypes.CONFLICTING_CHANGE.because("The notice " + before.notice() + " is there already.");
        };
    }

    static Problem of(TaskRejection rejection) {
        return switch (rejection) {
            case TaskRejection.Unknown unknown ->
                ProblemTypes.NOT_FOUND.because("There is no task " + unknown.task() + ".");
            case TaskRejection.DoneBefore done ->
                DunningProblemTypes.TASK_ALREADY_DONE
                        .because("Its outcome was " + done.outcome() + ".")
                        .with("outcome", done.outcome().value());
            case TaskRejection.CreatedBefore before ->
                ProblemTypes.CONFLICTING_CHANGE.because("The task " + before.task() + " is there already.");
        };
    }
}
