/** What operators ask of a running service: sweeps, lag, parked facts. Not routed by the gateway. */
@NullMarked
package io.openitem.kit.internal;

import org.jspecify.annotations.NullMarked;
