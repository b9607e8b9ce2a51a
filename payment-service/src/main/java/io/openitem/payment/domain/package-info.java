/** What cash application decides; plain Java. */
@NullMarked
package io.openitem.payment.domain;

import org.jspecify.annotations.NullMarked;
