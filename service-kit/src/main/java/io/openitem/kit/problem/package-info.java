/** Refusals and failures as RFC 9457 problems of a stable type. */
@NullMarked
package io.openitem.kit.problem;

import org.jspecify.annotations.NullMarked;
