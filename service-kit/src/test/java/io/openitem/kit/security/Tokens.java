package io.openitem.kit.security;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Real, signed bearer tokens. */
public final class Tokens {

    private static final Map<String, String> SIGNED = new ConcurrentHashMap<>();

    private Tokens() {}

    /** A token with its roles where Keycloak's default mapper puts them; the same for the test run, as callers use theirs. */
    public static String of(String subject, String role, Object legalEntities) {
        return SIGNED.computeIfAbsent(
                subject + " " + role + " " + legalEntities.getClass() + legalEntities,
                caller -> Jwt.subject(subject)
                        .claim("realm_access", Map.of("roles", Set.of(role)))
                        .claim(CallerIdentity.LEGAL_ENTITIES, legalEntities)
                        .expiresIn(Duration.ofHours(1))
                        .sign(key()));
    }

    static String withGroups(String subject, String role) {
        return Jwt.subject(subject)
                .groups(role)
                .expiresIn(Duration.ofMinutes(5))
                .sign(key());
    }

    static String expired() {
        return Jwt.subject("late")
                .groups(Roles.ERP)
                .issuedAt(Instant.now().minusSeconds(7200))
                .expiresAt(Instant.now().minusSeconds(3600))
                .sign(key());
    }

    static String signedByAnother() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return Jwt.subject("forger")
                .groups(Roles.ERP)
                .expiresIn(Duration.ofMinutes(5))
                .sign(generator.generateKeyPair().getPrivate());
    }

    private static PrivateKey key() {
        String encoded = ConfigProvider.getConfig().getValue(TokenKeys.PRIVATE_KEY, String.class);
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
