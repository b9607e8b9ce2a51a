package io.openitem.dunning.messaging;

import io.openitem.contracts.Money;
import io.openitem.contracts.NoticeId;
import io.openitem.contracts.RfReference;
import io.openitem.dunning.DunningConfig;
import io.openitem.dunning.app.SendChecks;
import io.openitem.dunning.app.Wording;
import io.openitem.dunning.domain.Line;
import io.openitem.dunning.domain.PaymentCode;
import io.openitem.dunning.domain.SendCheck;
import io.openitem.dunning.store.NoticeStore;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Words for notices: {@code notices/<language>.properties} in the layouts of {@code templates/notice.*}. */
@ApplicationScoped
public class NoticeWording implements Wording {

    private static final String FALLBACK = "en";
    private static final String SUBJECT = ".subject";
    private static final String INTRO = ".intro";
    private static final String CLOSING = ".closing";
    private static final List<String> PARTS = List.of(SUBJECT, INTRO, CLOSING);

    private final Map<String, Properties> words = new LinkedHashMap<>();
    private final Template text;
    private final Template html;
    private final String domain;

    NoticeWording(@Location("notice.txt") Template text, @Location("notice.html") Template html, DunningConfig config) {
        this.text = text;
        this.html = html;
        String from = config.sending().from();
        this.domain = from.substring(from.indexOf('@') + 1);
        for (String language : List.of(FALLBACK, "de", "fr")) {
            words.put(language, read("notices/" + language + ".properties"));
        }
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource), resource)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(String template) {
        return words.values().stream()
                .allMatch(language -> PARTS.stream().allMatch(part -> language.containsKey(template + part)));
    }

    @Override
    public List<String> templates() {
        return language(FALLBACK).stringPropertyNames().stream()
                .filter(name -> name.endsWith(SUBJECT))
                .map(name -> name.substring(0, name.length() - SUBJECT.length()))
                .filter(this::has)
                .sorted()
                .toList();
    }

    @Override
    public NoticeStore.Message write(
            NoticeId notice,
            String template,
            SendChecks.Creditor creditor,
            SendChecks.Contact contact,
            SendCheck.Verdict.Send send,
            LocalDate today) {
        List<Line> lines = send.lines();
        String language = words.containsKey(contact.language()) ? contact.language() : FALLBACK;
        Words w = new Words(language(language), Locale.of(language));
        // A code would ask for all of it, though a part has come.
        String code = send.received().isEmpty()
                ? PaymentCode.of(creditor.name(), creditor.iban(), creditor.bic(), lines)
                : null;
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("w", w.labels());
        content.put("language", language);
        content.put("greeting", w.say("greeting", contact.name()));
        content.put("intro", w.say(template + INTRO, creditor.name()));
        content.put("closing", w.say(template + CLOSING, creditor.name()));
        content.put("creditor", creditor.name());
        content.put("iban", creditor.iban() == null ? "" : grouped(creditor.iban()));
        content.put("lines", lines.stream().map(line -> row(w, line, today)).toList());
        content.put("total", Line.totals(lines).stream().map(w::amount).collect(Collectors.joining(" + ")));
        content.put("received", send.received().stream().map(w::amount).collect(Collectors.joining(" + ")));
        content.put("code", code != null);
        content.put("picture", "cid:" + CodePicture.CONTENT_ID);
        return new NoticeStore.Message(
                notice,
                "<" + notice + "@" + domain + ">",
                Objects.requireNonNull(contact.word().email(), "Without an address nothing is sent"),
                language,
                w.say(template + SUBJECT, creditor.name()),
                text.data("m", content).render(),
                html.data("m", content).render(),
                code);
    }

    private static Map<String, Object> row(Words w, Line line, LocalDate today) {
        long late = ChronoUnit.DAYS.between(line.dueDate(), today);
        return Map.of(
                "number",
                line.number().value(),
                "due",
                w.date(line.dueDate()),
                "late",
                late > 0 ? Long.toString(late) : "-",
                "open",
                w.amount(line.open()),
                "reference",
                grouped(RfReference.of(line.number()).value()));
    }

    private Properties language(String language) {
        return Objects.requireNonNull(words.get(language), language);
    }

    /** In groups of four, as people read and type it. */
    private static String grouped(String reference) {
        return reference.replaceAll("(.{4})(?!$)", "$1 ");
    }

    private record Words(Properties properties, Locale locale) {

        /** The text, with its placeholder {@code %s} filled in where it has one. */
        String say(String key, String value) {
            return Objects.requireNonNull(properties.getProperty(key), key).replace("%s", value);
        }

        Map<String, String> labels() {
            return properties.stringPropertyNames().stream()
                    .filter(name -> name.startsWith("label-"))
                    .collect(Collectors.toMap(
                            name -> name.substring("label-".length()),
                            name -> Objects.requireNonNull(properties.getProperty(name))));
        }

        String date(LocalDate date) {
            return DateTimeFormatter.ofPattern(say("date", ""), locale).format(date);
        }

        String amount(Money money) {
            int digits = money.currency().getDefaultFractionDigits();
            DecimalFormat format = new DecimalFormat(
                    digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits), DecimalFormatSymbols.getInstance(locale));
            return format.format(money.toDecimal()) + " " + money.currency().getCurrencyCode();
        }
    }
}
