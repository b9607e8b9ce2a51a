/** The read side: figures about receivables, kept from facts alone. */
@NullMarked
package io.openitem.analytics;

import org.jspecify.annotations.NullMarked;
