@NullMarked
package io.openitem.kit.tx;

import org.jspecify.annotations.NullMarked;
