/** A small aggregate of no business, on which the kit shows that its promises hold. */
@NullMarked
package io.openitem.kit.sample;

import org.jspecify.annotations.NullMarked;
