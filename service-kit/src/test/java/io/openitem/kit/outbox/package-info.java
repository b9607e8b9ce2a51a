@NullMarked
package io.openitem.kit.outbox;

import org.jspecify.annotations.NullMarked;
