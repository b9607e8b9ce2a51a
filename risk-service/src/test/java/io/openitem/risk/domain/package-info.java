/** Tests. */
@NullMarked
package io.openitem.risk.domain;

import org.jspecify.annotations.NullMarked;
