@NullMarked
package io.openitem.launcher;

import org.jspecify.annotations.NullMarked;
