/** Scores over HTTP. */
@NullMarked
package io.openitem.risk.api;

import org.jspecify.annotations.NullMarked;
