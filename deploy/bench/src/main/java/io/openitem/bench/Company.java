package io.openitem.bench;

/** A legal entity of the realm whose ERP system sends; its name is its id. */
enum Company {
    /** Of which nearly all is measured. */
    DE01("openitem-erp", "DE", "Europe/Berlin"),

    /** Whose debtors fall due; nobody has released it, so that no message goes out. */
    FR01("openitem-erp-fr", "FR", "Europe/Paris");

    private final String erp;
    private final String country;
    private final String zone;

    Company(String erp, String country, String zone) {
        this.erp = erp;
        this.country = country;
        this.zone = zone;
    }

    /** The client of its ERP system. */
    String erp() {
        return erp;
    }

    String json() {
        return "{\"name\":\"Bench " + name() + "\",\"currency\":\"EUR\",\"country\":\"" + country + "\",\"timeZone\":\""
                + zone + "\",\"calendar\":\"TARGET\"}";
    }
}
