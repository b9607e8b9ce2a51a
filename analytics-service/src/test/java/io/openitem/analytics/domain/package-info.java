/** What a fact changes in the figures, in milliseconds. */
@NullMarked
package io.openitem.analytics.domain;

import org.jspecify.annotations.NullMarked;
