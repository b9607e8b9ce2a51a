/** Tests. */
@NullMarked
package io.openitem.risk.app;

import org.jspecify.annotations.NullMarked;
