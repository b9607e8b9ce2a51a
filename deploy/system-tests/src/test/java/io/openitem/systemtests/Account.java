package io.openitem.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A client or a person of the realm, by what its token says.
 *
 * @param entities the legal entities it may see
 */
record Account(String name, Set<String> roles, Set<String> entities) {

    private static final Path REALM = Path.of("../keycloak/openitem-realm.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Everybody in the realm who can get a token.
     *
     * @param tokens gives the access token of a name
     */
    static List<Account> all(UnaryOperator<String> tokens) {
        List<Account> accounts = new ArrayList<>();
        for (String name : names()) {
            String claims = tokens.apply(name).split("\\.", -1)[1];
            try {
                JsonNode token = JSON.readTree(Base64.getUrlDecoder().decode(claims));
                accounts.add(new Account(name, texts(token.path("groups")), texts(token.path("legal_entities"))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return accounts;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            JsonNode realm = JSON.readTree(REALM.toFile());
            for (JsonNode client : realm.path("clients")) {
                if (client.path("serviceAccountsEnabled").asBoolean()
                        && client.path("secret").isTextual()) {
                    names.add(client.get("clientId").textValue());
                }
            }
            for (JsonNode user : realm.path("users")) {
                if (user.path("credentials").path(0).path("value").isTextual()) {
                    names.add(user.get("username").textValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    boolean may(PublishedOperation operation) {
        return !Collections.disjoint(roles, operation.roles());
    }
}
