/** Tests. */
@NullMarked
package io.openitem.risk;

import org.jspecify.annotations.NullMarked;
