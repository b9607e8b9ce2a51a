package io.openitem.kit.problem;

/**
 * Ends a request with a problem. For the API layer and the kit; the domain returns rejections as values. Thrown inside a
 * transaction it rolls back, so an answer that must be remembered is returned, not thrown.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        // An expected outcome: its stack trace would say nothing and cost much.
        super(problem.type().name() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
