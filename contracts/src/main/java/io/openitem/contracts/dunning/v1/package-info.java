/** What collections publish on {@code openitem.dunning.v1}. */
@NullMarked
package io.openitem.contracts.dunning.v1;

import org.jspecify.annotations.NullMarked;
