package io.openitem.kit.security;

import io.openitem.contracts.LegalEntityId;
import io.openitem.kit.observability.LogContext;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls: what the verified token of the running request says, and nothing that the request itself claims. */
@RequestScoped
public class CallerIdentity {

    /** The claim that lists the legal entities the holder may act for: an array of strings. */
    public static final String LEGAL_ENTITIES = "legal_entities";

    private final SecurityIdentity identity;

    CallerIdentity(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The token's subject: stable for one account, and the caller that idempotency keys belong to.
     *
     * @throws ProblemException 401 when nobody is authenticated or the token names no subject
     */
    public String subject() {
        String subject = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : null;
        if (subject == null || subject.isBlank()) {
            throw new ProblemException(ProblemTypes.UNAUTHENTICATED.because("The token names no subject."));
        }
        return subject;
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /** The legal entities the caller may see; none where the claim is absent or malformed. */
    public Set<LegalEntityId> legalEntities() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? LegalEntityClaim.read(token.getClaim(LEGAL_ENTITIES))
                : Set.of();
    }

    /**
     * Gives the legal entity back if it is the caller's, and puts it into the log context.
     *
     * @throws ProblemException 403, the same whether or not there is such a legal entity
     */
    public LegalEntityId requireScope(LegalEntityId legalEntity) {
        if (!legalEntities().contains(legalEntity)) {
            throw new ProblemException(ProblemTypes.OUT_OF_SCOPE.because(
                    "Your token does not cover the legal entity " + legalEntity + "."));
        }
        LogContext.legalEntity(legalEntity);
        return legalEntity;
    }
}
