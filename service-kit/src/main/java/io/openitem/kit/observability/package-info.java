/** What operations see: log context, metrics, health, build information. */
@NullMarked
package io.openitem.kit.observability;

import org.jspecify.annotations.NullMarked;
