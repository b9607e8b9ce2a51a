package io.openitem.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Money that came.
 *
 * @param reference of the bank
 * @param creditorReference a reference by ISO 11649, or empty
 * @param text what the payer wrote, or empty
 * @param meantFor how much is meant for which invoice, by its number; what remains belongs to none
 * @param returnedOn the day on which the bank took it back, where it did
 */
public record DemoPayment(
        DemoCustomer customer,
        String reference,
        LocalDate received,
        long minorUnits,
        String creditorReference,
        String text,
        Map<String, Long> meantFor,
        Optional<LocalDate> returnedOn) {

    public DemoPayment {
        meantFor = Map.copyOf(meantFor);
    }
}
