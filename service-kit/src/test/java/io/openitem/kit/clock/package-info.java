@NullMarked
package io.openitem.kit.clock;

import org.jspecify.annotations.NullMarked;
