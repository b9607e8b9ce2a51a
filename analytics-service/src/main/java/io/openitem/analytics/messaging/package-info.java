/** Takes facts of others in. */
@NullMarked
package io.openitem.analytics.messaging;

import org.jspecify.annotations.NullMarked;
