/** Facts in and out, and messages to debtors. */
@NullMarked
package io.openitem.dunning.messaging;

import org.jspecify.annotations.NullMarked;
