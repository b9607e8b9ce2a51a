package io.openitem.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Names of companies that nobody has: a colour or a mood, an animal and a trade. */
final class Names {

    private record Words(
            String order, List<String> moods, List<String> animals, List<String> trades, List<String> forms) {}

    private static final Words GERMAN = new Words(
            "%1$s %2$s %3$s %4$s",
            List.of("Blauer", "Roter", "Grüner", "Stiller", "Flinker", "Goldener", "Kühner", "Weißer", "Zahmer"),
            List.of("Dachs", "Falke", "Hase", "Igel", "Kranich", "Luchs", "Marder", "Otter", "Reiher"),
            List.of("Lampen", "Fenster", "Möbel", "Pumpen", "Papier", "Gewürze", "Werkzeuge", "Fahrräder"),
            List.of("GmbH", "AG", "KG"));

    private static final Words FRENCH = new Words(
            "%2$s %1$s %3$s %4$s",
            List.of("Bleu", "Rouge", "Doré", "Rapide", "Tranquille", "Vert", "Argenté"),
            List.of("Renard", "Héron", "Lièvre", "Castor", "Faucon", "Blaireau", "Hibou"),
            List.of("Lampes", "Meubles", "Papiers", "Outils", "Épices", "Textiles"),
            List.of("SARL", "SAS"));

    private static final Words ENGLISH = new Words(
            "%1$s %2$s %3$s %4$s",
            List.of("Blue", "Red", "Swift", "Golden", "Quiet", "Green", "Bold"),
            List.of("Heron", "Badger", "Otter", "Lynx", "Falcon", "Hare", "Owl"),
            List.of("Lamps", "Tools", "Paper", "Spices", "Bicycles", "Windows"),
            List.of("Inc.", "LLC"));

    private final Words words;
    private final Random random;
    private final List<String[]> left = new ArrayList<>();

    Names(String language, Random random) {
        this.words = switch (language) {
            case "de" -> GERMAN;
            case "fr" -> FRENCH;
            default -> ENGLISH;
        };
        this.random = random;
        for (String mood : words.moods) {
            words.animals.forEach(animal -> left.add(new String[] {mood, animal}));
        }
        Collections.shuffle(left, random);
    }

    /** A name that was not given before. */
    String next() {
        String[] pair = left.removeLast();
        return String.format(Locale.ROOT, words.order, pair[0], pair[1], any(words.trades), any(words.forms));
    }

    /** A mailbox of that company, at a domain that is reserved for examples. */
    static String mailbox(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replaceAll("[éèê]", "e")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return "invoices@" + plain + ".example";
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
