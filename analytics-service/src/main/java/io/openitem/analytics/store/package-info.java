/** The projection's tables. */
@NullMarked
package io.openitem.analytics.store;

import org.jspecify.annotations.NullMarked;
