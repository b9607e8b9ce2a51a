/** Figures over HTTP. */
@NullMarked
package io.openitem.analytics.api;

import org.jspecify.annotations.NullMarked;
