/** Loads, folds decisions and writes; and answers questions. */
@NullMarked
package io.openitem.invoice.app;

import org.jspecify.annotations.NullMarked;
