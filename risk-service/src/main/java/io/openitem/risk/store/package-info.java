/** Credit's tables. */
@NullMarked
package io.openitem.risk.store;

import org.jspecify.annotations.NullMarked;
