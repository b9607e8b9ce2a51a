package io.openitem.kit.inbox;

import io.openitem.contracts.Envelope;
import io.openitem.contracts.Fact;

/** A fact of the contract that has arrived and is taken in for the first time. */
public record Received<F extends Fact>(Envelope envelope, F fact) {}
