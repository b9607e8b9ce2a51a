/** The one clock and the sweeps that its passing triggers. */
@NullMarked
package io.openitem.kit.clock;

import org.jspecify.annotations.NullMarked;
