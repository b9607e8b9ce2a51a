/** Facts and values to and from JSON. */
@NullMarked
package io.openitem.kit.codec;

import org.jspecify.annotations.NullMarked;
