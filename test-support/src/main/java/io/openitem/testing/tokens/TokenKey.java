package io.openitem.testing.tokens;

import io.openitem.local.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A key pair for tests, made once for all modules of a build: making one takes a JVM that lives for a minute some seconds
 * of it. It opens nothing but services that a test starts.
 */
public final class TokenKey {

    /** Between the private and the public half, each Base64. */
    static final char SEPARATOR = '|';

    private static final int BITS = 2048;

    private TokenKey() {}

    /** The pair of this build: the private half in PKCS #8 and the public one in X.509, each Base64. */
    public static List<String> halves() {
        return List.of(ofBuild().split(Pattern.quote(String.valueOf(SEPARATOR))));
    }

    static String ofBuild() {
        return of(Checkout.find().root().resolve("target"));
    }

    /**
     * The pair that is kept in a folder, made where there is none: the private half in PKCS #8, {@link #SEPARATOR}, the
     * public one in X.509.
     *
     * @param folder of what is built, which a clean build takes away
     */
    private static String of(Path folder) {
        Path file = folder.resolve("test-token-key");
        try {
            if (!Files.exists(file)) {
                keep(file, make());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all, whoever else does the same. */
    private static void keep(Path file, String pair) throws IOException {
        Path fresh = Files.createTempFile(Files.createDirectories(file.getParent()), "test-token-key", ".new");
        Files.writeString(fresh, pair);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return encoded(pair.getPrivate().getEncoded())
                    + SEPARATOR
                    + encoded(pair.getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
