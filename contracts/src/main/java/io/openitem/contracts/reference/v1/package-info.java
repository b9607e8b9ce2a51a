/** Reference data that every service copies, version 1, on the compacted {@code openitem.reference.v1}. */
@NullMarked
package io.openitem.contracts.reference.v1;

import org.jspecify.annotations.NullMarked;
