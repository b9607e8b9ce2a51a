@NullMarked
package io.openitem.kit.decide;

import org.jspecify.annotations.NullMarked;
