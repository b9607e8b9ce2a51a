/** What a fact changes in the figures, and what the figures mean. */
@NullMarked
package io.openitem.analytics.domain;

import org.jspecify.annotations.NullMarked;
