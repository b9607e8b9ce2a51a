/** Collections: what is done about overdue customers, and why or why not. */
@NullMarked
package io.openitem.dunning;

import org.jspecify.annotations.NullMarked;
