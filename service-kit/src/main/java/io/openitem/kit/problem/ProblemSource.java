package io.openitem.kit.problem;

import java.util.List;

/**
 * Names problem types of a module. Found by {@link java.util.ServiceLoader}: a module lists its implementation in
 * {@code META-INF/services/io.openitem.kit.problem.ProblemSource}.
 */
public interface ProblemSource {

    /** All problem types the module answers with, in the order in which they are best explained. */
    List<ProblemType> problemTypes();
}
