/** Loads, decides and writes; asks. */
@NullMarked
package io.openitem.dunning.app;

import org.jspecify.annotations.NullMarked;
