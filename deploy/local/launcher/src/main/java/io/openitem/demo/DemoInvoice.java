package io.openitem.demo;

import java.time.LocalDate;

/** @param minorUnits gross, in the smallest unit of the customer's currency */
public record DemoInvoice(DemoCustomer customer, String number, LocalDate issued, LocalDate due, long minorUnits) {}
