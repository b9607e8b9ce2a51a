@NullMarked
package io.openitem.local;

import org.jspecify.annotations.NullMarked;
