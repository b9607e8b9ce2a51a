package io.openitem.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.demo.Demo;
import io.openitem.demo.DemoCompany;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the platform says of a demonstration when it is loaded. What a service does not answer is left out. */
final class DemoReport {
    private static final String READER = "auditor";
    private static final int PAGE = 200;

    private final DemoDoor door;
    private final Terminal terminal;

    DemoReport(DemoDoor door, Terminal terminal) {
        this.door = door;
        this.terminal = terminal;
    }

    void print(Demo demo) {
        terminal.say("\nReceivables today:");
        row("", "receivables", "overdue", "DSO days", "customers by class A B C D E, late");
        demo.companies().forEach(this::figures);
        notices(demo);
    }

    private void figures(DemoCompany company) {
        var kpis = door.get(READER, "/v1/kpis?legalEntity=" + company.id());
        var scores = scores(company);
        for (var currency : kpis.body().path("currencies")) {
            row(
                    company.id() + " " + currency.path("currency").asText(),
                    currency.at("/receivables/amount").asText("-"),
                    currency.at("/overdue/amount").asText("-"),
                    days(currency.at("/dsoSimple/days").asText("")),
                    scores);
        }
    }

    private static String days(String figure) {
        return figure.isEmpty() ? "-" : figure.replaceFirst("(\\.\\d)\\d*$", "$1");
    }

    private String scores(DemoCompany company) {
        var counts = new TreeMap<String, Integer>();
        count("/v1/risk/scores?legalEntity=" + company.id(), item -> {
            add(counts, item.path("ratingClass").asText("new"));
            if (item.at("/behaviour/code").asText().equals("late")) {
                add(counts, "late");
            }
        });
        if (counts.isEmpty()) {
            return "-";
        }
        var text = new StringBuilder();
        for (var ratingClass : new String[] {"A", "B", "C", "D", "E"}) {
            text.append(String.format(Locale.ROOT, "%4d", counts.getOrDefault(ratingClass, 0)));
        }
        return text.append(String.format(Locale.ROOT, ", %d", counts.getOrDefault("late", 0)))
                .toString();
    }

    private void notices(Demo demo) {
        var counts = new TreeMap<String, Integer>();
        for (var company : demo.companies()) {
            count("/v1/dunning/notices?legalEntity=" + company.id(), item -> add(counts, outcome(item)));
        }
        if (!counts.isEmpty()) {
            terminal.say("\nNotices of dunning:");
            counts.forEach((state, count) -> row(state, Integer.toString(count)));
        }
    }

    /** Sent, or why not. */
    private static String outcome(JsonNode notice) {
        var state = notice.path("state").asText();
        var reason = notice.path("reason").asText();
        return reason.isEmpty() ? state : state + ", " + reason;
    }

    private static void add(Map<String, Integer> counts, String key) {
        counts.merge(key, 1, Integer::sum);
    }

    private interface Item {
        void seen(JsonNode item);
    }

    /** Every item of a list; none where there is no such list. */
    private void count(String path, Item item) {
        var after = "";
        do {
            var page = door.get(READER, path + "&limit=" + PAGE + after);
            if (page.status() != 200) {
                return;
            }
            page.body().path("items").forEach(item::seen);
            after = page.body().path("hasMore").asBoolean()
                    ? "&after=" + page.body().path("next").asText()
                    : "";
        } while (!after.isEmpty());
    }

    private void row(String name, String... columns) {
        var line = new StringBuilder(String.format(Locale.ROOT, "  %-28s", name));
        for (var column : columns) {
            line.append(String.format(Locale.ROOT, " %14s", column));
        }
        terminal.say(line.toString());
    }
}
