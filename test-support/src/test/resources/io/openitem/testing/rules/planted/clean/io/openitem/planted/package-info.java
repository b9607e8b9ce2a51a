@NullMarked
package io.openitem.planted;

import org.jspecify.annotations.NullMarked;
