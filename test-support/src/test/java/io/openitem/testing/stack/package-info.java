@NullMarked
package io.openitem.testing.stack;

import org.jspecify.annotations.NullMarked;
