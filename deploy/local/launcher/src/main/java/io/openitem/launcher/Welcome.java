package io.openitem.launcher;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** What a person wants to know when everything runs: where it is, who may enter, what to try. */
final class Welcome {
    private final Stack stack;
    private final Terminal terminal;

    Welcome(Stack stack, Terminal terminal) {
        this.stack = stack;
        this.terminal = terminal;
    }

    void print() {
        terminal.say(String.format(Locale.ROOT, "%nOpenitem runs, after %.1f s.%n", terminal.elapsed()));
        stack.services()
                .forEach(
                        (service, process) -> line(service.name(), process.uri().toString()));
        line("Keycloak", stack.keycloak().issuer().resolve("/").toString());
        line("mails", stack.mails());
        line("PostgreSQL", stack.postgres().server().jdbcUrl());
        terminal.say("\nLogins, for this machine only (name / secret; ./openitem token <name> prints a token):");
        for (var login : new Realm(Stack.realmFile(stack.checkout())).logins()) {
            line(login.name(), login.secret());
        }
        example();
        new Ledger(stack.postgres().server())
                .simulatedTime()
                .ifPresent(at -> terminal.say("The clock is simulated and stands at " + at
                        + "; ./openitem clock --real goes back to real time.\n"));
        terminal.hint(
                "./openitem status, ./openitem logs <component>, ./openitem clock; Ctrl-C or ./openitem down stops.");
    }

    /** Nobody has to look at a terminal for minutes: what is loaded can be watched where it arrives. */
    void invite() {
        gateway()
                .ifPresent(url -> terminal.say("\nThe demonstration takes some minutes. Meanwhile " + url
                        + " can be opened and watched: credit-manager / credit-manager.\n"));
    }

    private Optional<String> gateway() {
        return stack.services().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("gateway"))
                .map(entry -> entry.getValue().uri().toString())
                .findFirst();
    }

    private void example() {
        gateway().ifPresent(url -> terminal.say(DemoCommand.isLoaded(stack.home()) ? withDemo(url) : fromNothing(url)));
    }

    /** For the first customer of the demonstration. */
    private static String withDemo(String url) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return """

                Try, in another terminal:
                  erp=$(./openitem token openitem-erp); auditor=$(./openitem token auditor)
                  curl -X POST %1$s/v1/invoices -H "Authorization: Bearer $erp" -H 'Content-Type: application/json' \\
                    -d '{"legalEntity":"DE01","customerNumber":"D-10001","source":"erp","number":"R-1","issueDate":"%2$s","dueDate":"%3$s","amount":{"amount":"1190.00","currency":"EUR"}}'
                  curl '%1$s/v1/risk/scores?legalEntity=DE01&limit=3' -H "Authorization: Bearer $auditor"
                """.formatted(url, today, today.plusDays(14));
    }

    private static String fromNothing(String url) {
        return """

                Try, in another terminal:
                  admin=$(./openitem token administrator); erp=$(./openitem token openitem-erp); json='Content-Type: application/json'
                  curl -X PUT  %1$s/v1/legal-entities/DE01 -H "Authorization: Bearer $admin" -H "$json" \\
                    -d '{"name":"Beispiel GmbH","currency":"EUR","country":"DE","timeZone":"Europe/Berlin","calendar":"TARGET"}'
                  curl -X POST %1$s/v1/customers -H "Authorization: Bearer $erp" -H "$json" \\
                    -d '{"legalEntity":"DE01","number":"C-1","name":"Muster AG","country":"DE","language":"de","currency":"EUR"}'
                  curl -X POST %1$s/v1/invoices -H "Authorization: Bearer $erp" -H "$json" \\
                    -d '{"legalEntity":"DE01","customerNumber":"C-1","source":"erp","number":"R-1","issueDate":"2026-01-05","dueDate":"2026-02-04","amount":{"amount":"1190.00","currency":"EUR"}}'
                """.formatted(url);
    }

    private void line(String name, String value) {
        terminal.say(String.format(Locale.ROOT, "  %-20s %s", name, value));
    }
}
