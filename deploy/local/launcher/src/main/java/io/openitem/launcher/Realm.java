package io.openitem.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The local realm's clients and accounts, with their published secrets. */
final class Realm {
    /** Through which an account gets a token with its password. */
    private static final String CONSOLE = "openitem-console";

    private final JsonNode realm;

    Realm(Path file) {
        try {
            this.realm = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** An account and its password, or a client and its secret. */
    record Login(String name, String secret, boolean client) {
        /** The body of a request for a token. */
        String form() {
            return client
                    ? "grant_type=client_credentials&client_id=" + name + "&client_secret=" + secret
                    : "grant_type=password&client_id=" + CONSOLE + "&username=" + name + "&password=" + secret;
        }
    }

    List<Login> logins() {
        var logins = new ArrayList<Login>();
        for (var client : realm.path("clients")) {
            if (client.path("serviceAccountsEnabled").asBoolean()
                    && client.path("secret").isTextual()) {
                logins.add(new Login(
                        client.get("clientId").asText(), client.get("secret").asText(), true));
            }
        }
        for (var user : realm.path("users")) {
            var password = user.path("credentials").path(0).path("value");
            if (password.isTextual()) {
                logins.add(new Login(user.get("username").asText(), password.asText(), false));
            }
        }
        return logins;
    }

    Optional<Login> login(String name) {
        return logins().stream().filter(login -> login.name().equals(name)).findFirst();
    }
}
