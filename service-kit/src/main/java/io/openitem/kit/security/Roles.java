package io.openitem.kit.security;

/** The roles a token can carry, as constants for {@code @RolesAllowed}. */
public final class Roles {

    /** An ERP system: hands in documents and master data and reads them back. */
    public static final String ERP = "erp";

    /** Works the open items of debtors. */
    public static final String COLLECTOR = "collector";

    /** Decides on credit, policies and exceptions. */
    public static final String CREDIT_MANAGER = "credit-manager";

    /** Runs the platform: parked events, jobs, the clock. */
    public static final String OPERATOR = "operator";

    /** Reads everything in scope and changes nothing. */
    public static final String AUDITOR = "auditor";

    /** Sets up legal entities, sources and accounts. */
    public static final String ADMINISTRATOR = "administrator";

    /** Another service of the platform, on {@code /internal} only. */
    public static final String SERVICE = "service";

    private Roles() {}
}
