package io.openitem.dunning.api;

import io.openitem.kit.problem.ProblemSource;
import io.openitem.kit.problem.ProblemType;
import java.util.List;

/** The problem types of collections. */
public final class DunningProblemTypes implements ProblemSource {

    public static final ProblemType COMPANY_NOT_HEARD_OF = ProblemType.of(
            "company-not-heard-of",
            422,
            "The legal entity is not known to collections",
            "Nobody has registered the legal entity, or that was so short a time ago that it has not been heard here.",
            "Have it registered with `PUT /v1/legal-entities/{id}`; where it was, repeat the request after a moment.");

    public static final ProblemType UNKNOWN_TEMPLATE = ProblemType.of(
            "unknown-template",
            422,
            "There is no such template",
            "A step names a wording that is not there in every language.",
            "Name one of the templates that `errors` lists.");

    public static final ProblemType PAUSE_ALREADY_OVER = ProblemType.of(
            "pause-already-over",
            422,
            "The pause would be over already",
            "The last day of the pause lies before today in the legal entity's time zone.",
            "Name today or a later day, or leave the day out.");

    public static final ProblemType NOT_PAUSED = ProblemType.of(
            "not-paused",
            409,
            "The customer is not paused",
            "The customer takes part in dunning already.",
            "Nothing needs to be done.");

    public static final ProblemType NOTICE_NOT_UNCONFIRMED = ProblemType.of(
            "notice-not-unconfirmed",
            409,
            "The notice waits for nobody's word",
            "Only a notice of which nobody knows whether it went is confirmed or sent again by a person, and one that was"
                    + " refused for good is sent again.",
            "Read the notice again; its state says what became of it.");

    public static final ProblemType TASK_ALREADY_DONE = ProblemType.of(
            "task-already-done",
            409,
            "The task was done before",
            "The task was completed with another outcome.",
            "Read the worklist again.");

    @Override
    public List<ProblemType> problemTypes() {
        return List.of(
                COMPANY_NOT_HEARD_OF,
                UNKNOWN_TEMPLATE,
                PAUSE_ALREADY_OVER,
                NOT_PAUSED,
                NOTICE_NOT_UNCONFIRMED,
                TASK_ALREADY_DONE);
    }
}
