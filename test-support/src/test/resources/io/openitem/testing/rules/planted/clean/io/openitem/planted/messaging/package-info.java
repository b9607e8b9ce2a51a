@NullMarked
package io.openitem.planted.messaging;

import org.jspecify.annotations.NullMarked;
