/** Reads figures. */
@NullMarked
package io.openitem.analytics.app;

import org.jspecify.annotations.NullMarked;
