/** The program behind {@code ./openitem}: starts, watches and stops the stack of one machine, and looks after it. */
@NullMarked
package io.openitem.launcher;

import org.jspecify.annotations.NullMarked;
