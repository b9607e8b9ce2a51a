@NullMarked
package io.openitem.planted.api;

import org.jspecify.annotations.NullMarked;
