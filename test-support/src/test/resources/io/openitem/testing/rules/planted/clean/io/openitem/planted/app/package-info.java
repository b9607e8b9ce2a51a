@NullMarked
package io.openitem.planted.app;

import org.jspecify.annotations.NullMarked;
