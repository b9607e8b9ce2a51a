/** What credit publishes on {@code openitem.risk.v1}. */
@NullMarked
package io.openitem.contracts.risk.v1;

import org.jspecify.annotations.NullMarked;
