package io.openitem.demo;

/**
 * An invented company that buys.
 *
 * @param legalEntity whose customer it is
 * @param number of its account
 * @param email at a domain that cannot exist
 * @param trait how it pays
 */
public record DemoCustomer(
        String legalEntity,
        String number,
        String name,
        String email,
        String country,
        String language,
        String currency,
        Trait trait) {}
