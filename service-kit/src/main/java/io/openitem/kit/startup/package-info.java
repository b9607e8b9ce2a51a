/** Configuration that would hurt later is refused when the service starts. */
@NullMarked
package io.openitem.kit.startup;

import org.jspecify.annotations.NullMarked;
