package io.openitem.kit.observability;

import io.openitem.contracts.LegalEntityId;
import org.jboss.logging.MDC;

/** What every log line of the running request or batch says about whom it concerns. Ids only, no names or addresses. */
public final class LogContext {

    public static final String LEGAL_ENTITY = "legalEntity";
    public static final String CUSTOMER_ID = "customerId";

    private LogContext() {}

    public static void legalEntity(LegalEntityId legalEntity) {
        MDC.put(LEGAL_ENTITY, legalEntity.value());
    }

    /** @param key the event key: the id of the customer, or of whatever else the work is ordered by */
    public static void customer(String key) {
        MDC.put(CUSTOMER_ID, key);
    }

    /** Forgets whom the work concerned; for loops that outlive one request. */
    public static void clear() {
        MDC.remove(LEGAL_ENTITY);
        MDC.remove(CUSTOMER_ID);
    }
}
