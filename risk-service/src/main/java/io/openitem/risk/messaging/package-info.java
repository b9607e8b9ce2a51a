/** Takes facts of others in and tells credit's own. */
@NullMarked
package io.openitem.risk.messaging;

import org.jspecify.annotations.NullMarked;
