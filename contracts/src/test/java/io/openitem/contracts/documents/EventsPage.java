package io.openitem.contracts.documents;

import com.fasterxml.jackson.databind.JsonNode;
import io.openitem.contracts.Code;
import io.openitem.contracts.Envelope;
import io.openitem.contracts.Fact.Topic;
import io.openitem.contracts.TypedId;
import io.openitem.contracts.documents.GoldenSamples.Sample;
import io.openitem.contracts.documents.Publications.Event;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code docs/events.md}: every event for a reader who wants to use it. */
final class EventsPage {

    private final StringBuilder page = new StringBuilder();

    private EventsPage() {}

    static String text() {
        EventsPage page = new EventsPage();
        page.introduction();
        for (Topic topic : Topic.values()) {
            page.topic(topic);
        }
        page.types();
        return page.page.toString().stripTrailing() + "\n";
    }

    private void introduction() {
        line("# Events");
        line("");
        line("<!-- Generated from contracts; change the records there, then run: " + ContractDocuments.REWRITE
                + " -->");
        line("");
        line(
                "The facts that Openitem publishes on Kafka. Each record is a CloudEvent 1.0 in binary mode: the envelope");
        line(
                "travels in headers, the value is one JSON object in UTF-8. A record may come more than once; `ce_id` says");
        line(
                "that it is the same fact. Within a version fields and events are only added: ignore what you do not know.");
        line("No fact carries a name, an address, a mail address, an IBAN or free text.");
        line("");
        line(
                "The same, for machines: `contracts/src/main/resources/asyncapi/openitem.yaml` and the JSON Schemas below");
        line("`contracts/src/main/resources/schemas`. Samples that stay readable for ever: `contracts/golden`.");
        line("");
        line("## Headers of every record");
        line("");
        line("All are text; those in *italics* are absent or without a value where they do not apply.");
        line("");
        line("| header | meaning |");
        line("|---|---|");
        line("| `ce_specversion` | always `1.0` |");
        SourceDoc doc = SourceDoc.of(Envelope.class);
        for (RecordComponent component : Envelope.class.getRecordComponents()) {
            String header = "`" + HeadersSchema.headerOf(component) + "`";
            String name = WireTypes.isOptional(component) ? "*" + header + "*" : header;
            line("| " + name + " | " + cell(doc.component(component.getName())) + " |");
        }
        line("| `content-type` | always `application/json` |");
        line("");
    }

    private void topic(Topic topic) {
        line("## " + topic.topicName());
        line("");
        line(Publications.summaryOf(topic));
        line("");
        line("Key: " + Publications.keyTextOf(topic) + ".");
        line("");
        line("| event | when |");
        line("|---|---|");
        for (Event event : Publications.eventsOf(topic)) {
            line("| [" + event.name() + "](#" + event.name().toLowerCase(Locale.ROOT) + ") | "
                    + cell(SourceDoc.of(event.fact()).summary()) + " |");
        }
        line("");
        Publications.eventsOf(topic).forEach(this::event);
    }

    private void event(Event event) {
        SourceDoc doc = SourceDoc.of(event.fact());
        line("### " + event.name());
        line("");
        line("`" + event.type() + "`: " + doc.summary());
        line("");
        line("| field | type | meaning |");
        line("|---|---|---|");
        for (RecordComponent component : event.fact().getRecordComponents()) {
            String optional = WireTypes.isOptional(component) ? ", optional" : "";
            line("| `" + component.getName() + "` | " + WireTypes.nameOf(component.getGenericType()) + optional + " | "
                    + cell(doc.component(component.getName())) + " |");
        }
        line("");
        sample(GoldenSamples.COMMITTED.firstOf(event));
    }

    private void sample(Sample sample) {
        line("Key `" + sample.key() + "`, headers and value of a sample:");
        line("");
        line("```");
        for (var header : sample.headers().properties()) {
            line(header.getKey() + ": " + header.getValue().textValue());
        }
        line("```");
        line("```json");
        line(pretty(sample.value()));
        line("```");
        line("");
    }

    private void types() {
        line("## Types of fields");
        line("");
        line("| type | form |");
        line("|---|---|");
        line("| boolean, int, long | JSON `true` or `false`, JSON integers of 32 and 64 bits |");
        line("| Money | `{\"amount\":\"1234.50\",\"currency\":\"EUR\"}`: a decimal as text with exactly the currency's "
                + "fraction digits, negative for credits, and ISO 4217 |");
        line("| Currency | ISO 4217 |");
        line("| date | ISO 8601, `2026-01-31` |");
        line("| time zone | name in the IANA database, `Europe/Berlin` |");
        Stream.of(TypedId.class, Code.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .forEach(type -> line("| " + type.getSimpleName() + " | "
                        + cell(SourceDoc.of(type).summary()) + " `" + cell(WireTypes.patternOf(type)) + "` |"));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String pretty(JsonNode value) {
        return ContractDocuments.json(value).stripTrailing();
    }
}
