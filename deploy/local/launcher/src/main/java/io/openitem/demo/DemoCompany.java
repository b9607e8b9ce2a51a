package io.openitem.demo;

import java.util.Map;

/**
 * An invented company that sells.
 *
 * @param id its legal entity
 * @param client through which its ERP speaks
 * @param currency ISO 4217
 * @param country ISO 3166-1 alpha-2
 * @param language in which it writes to its customers
 * @param iban where debtors pay to: an account that exists in documentation only; empty where there is none
 * @param netDays its usual terms
 * @param customers how many of each kind it has
 */
public record DemoCompany(
        String id,
        String client,
        String name,
        String currency,
        String country,
        String language,
        String timeZone,
        String calendar,
        String iban,
        int netDays,
        Map<Trait, Integer> customers) {

    public DemoCompany {
        customers = Map.copyOf(customers);
    }
}
