package io.openitem.demo;

/** How an invented customer behaves, so that it can be told apart on the screen. */
public enum Trait {
    /** Pays about when it is due. */
    GOOD_PAYER,
    /** Pays everything, two to five weeks late. */
    SLOW_PAYER,
    /** Paid in time for more than a year and a half, and not at all since. */
    TURNED_LATE,
    /** Pays most, and withholds a part of some invoices for months. */
    DISPUTER,
    /** Pays late, has some payments returned by the bank and pays them weeks afterwards. */
    PROMISE_BREAKER,
    /** Pays in time and a few cents too little. */
    TINY_BALANCES,
    /** Buys much and pays a month at a time with one transfer. */
    BIG_ACCOUNT,
    /** Has been a customer for some weeks. */
    NEW_CUSTOMER,
    /** Has never paid. */
    NEVER_PAYS,
    /** Pays each invoice in three parts. */
    PART_PAYER
}
