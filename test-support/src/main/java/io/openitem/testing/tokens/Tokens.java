package io.openitem.testing.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Signs access tokens with the key that {@link TokenResource} found or made; claims as the realm's mappers write. */
public final class Tokens {

    /** Class loaders have this class twice, but the properties once. */
    private static final String PROPERTY = "openitem.test.token-key";

    private static final String AUDIENCE = "openitem-services";
    private static final int LIFETIME_SECONDS = 900;
    private static final Duration USED = Duration.ofMinutes(5);
    private static final Map<String, Signed> SIGNED = new ConcurrentHashMap<>();

    private Tokens() {}

    /** A token that is valid now, for a subject named as the roles are; the same for some minutes, as callers use theirs. */
    public static String of(List<String> roles, List<String> legalEntities) {
        return SIGNED.compute(
                        roles + " " + legalEntities,
                        (caller, known) -> known != null && known.until().isAfter(Instant.now())
                                ? known
                                : Signed.now(roles, legalEntities))
                .token();
    }

    private record Signed(String token, Instant until) {
        static Signed now(List<String> roles, List<String> legalEntities) {
            Instant now = Instant.now();
            return new Signed(of("test-" + String.join("-", roles), roles, legalEntities, now), now.plus(USED));
        }
    }

    /**
     * A token of a given age.
     *
     * @param issuedAt the token is valid for fifteen minutes from then
     */
    public static String of(String subject, List<String> roles, List<String> legalEntities, Instant issuedAt) {
        long from = issuedAt.getEpochSecond();
        String claims = "{\"iss\":\"https://tokens.test\",\"aud\":\"" + AUDIENCE + "\",\"typ\":\"Bearer\",\"sub\":\""
                + subject + "\",\"iat\":" + from + ",\"exp\":" + (from + LIFETIME_SECONDS) + ",\"groups\":"
                + array(roles) + ",\"legal_entities\":" + array(legalEntities) + "}";
        String content = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(claims);
        return content + "." + signature(content);
    }

    /** Makes a key where there is none yet and gives its public half, Base64 of the X.509 form. */
    static String publicKey() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(PROPERTY);
            if (known == null) {
                known = TokenKey.ofBuild();
                System.setProperty(PROPERTY, known);
            }
            return known.substring(known.indexOf(TokenKey.SEPARATOR) + 1);
        }
    }

    private static String signature(String content) {
        String known = Objects.requireNonNull(
                System.getProperty(PROPERTY), "@WithTestResource(TokenResource.class) is missing");
        try {
            byte[] key = Base64.getDecoder().decode(known.substring(0, known.indexOf(TokenKey.SEPARATOR)));
            PrivateKey secret = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(secret);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String array(List<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
