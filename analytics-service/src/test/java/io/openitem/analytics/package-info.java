/** The read side as a whole, with the real database and Kafka. */
@NullMarked
package io.openitem.analytics;

import org.jspecify.annotations.NullMarked;
