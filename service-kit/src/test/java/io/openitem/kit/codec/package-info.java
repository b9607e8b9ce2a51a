@NullMarked
package io.openitem.kit.codec;

import org.jspecify.annotations.NullMarked;
