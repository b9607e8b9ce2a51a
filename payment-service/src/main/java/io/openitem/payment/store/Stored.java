package io.openitem.payment.store;

import io.openitem.kit.decide.Versioned;
import io.openitem.payment.domain.Payment;

/**
 * A payment as it is kept.
 *
 * @param facts how many facts of it were published: the version that others know it by. Not every change is told.
 */
public record Stored(Versioned<Payment> payment, long facts) {}
