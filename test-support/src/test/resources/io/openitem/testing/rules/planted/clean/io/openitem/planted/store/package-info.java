@NullMarked
package io.openitem.planted.store;

import org.jspecify.annotations.NullMarked;
