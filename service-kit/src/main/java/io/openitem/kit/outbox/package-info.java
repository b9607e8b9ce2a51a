/** Facts leaving a service, written in the transaction that decided them. */
@NullMarked
package io.openitem.kit.outbox;

import org.jspecify.annotations.NullMarked;
