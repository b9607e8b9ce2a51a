/** A way to write down everything that a pure decider must do, and to notice what was left out. */
@NullMarked
package io.openitem.testing.decider;

import org.jspecify.annotations.NullMarked;
