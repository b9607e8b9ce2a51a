package io.openitem.contracts.documents;

import static io.openitem.contracts.documents.WireTypes.ordered;

import io.openitem.contracts.Fact.Topic;
import io.openitem.contracts.documents.GoldenSamples.Sample;
import io.openitem.contracts.documents.Publications.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The AsyncAPI 3.0 document: topics are channels, facts are messages, schemas are referred to by file. */
final class AsyncApiDocument {

    private static final String KAFKA_BINDING = "0.5.0";

    private AsyncApiDocument() {}

    static Map<String, Object> document() {
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            channels.put(Publications.context(topic), channel(topic));
            operations.put("publish" + capitalised(Publications.context(topic)) + "Facts", operation(topic));
        }
        Map<String, Object> messages = new LinkedHashMap<>();
        Publications.events().forEach(event -> messages.put(event.name(), message(event)));
        return ordered(
                "asyncapi",
                "3.0.0",
                "info",
                info(),
                "defaultContentType",
                "application/json",
                "servers",
                ordered("local", server()),
                "channels",
                channels,
                "operations",
                operations,
                "components",
                ordered("messages", messages));
    }

    private static Map<String, Object> info() {
        return ordered(
                "title",
                "Openitem: published facts",
                "version",
                "1.0.0",
                "description",
                "The facts that Openitem publishes on Kafka as CloudEvents 1.0 in binary mode: the envelope is in "
                        + "the headers, the value is one JSON object. A record may come more than once; "
                        + "`ce_id` says that it is the same fact. Fields and events may be added within a "
                        + "version, so ignore what you do not know. No fact carries personal data.",
                "license",
                ordered("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0"),
                "tags",
                List.of(ordered("name", "receivables", "description", "Open items and who owes them.")));
    }

    private static Map<String, Object> server() {
        return ordered(
                "host", "localhost:9092",
                "protocol", "kafka",
                "description", "The broker of the local stack.");
    }

    private static Map<String, Object> channel(Topic topic) {
        Map<String, Object> messages = new LinkedHashMap<>();
        for (Event event : Publications.eventsOf(topic)) {
            messages.put(event.name(), ordered("$ref", "#/components/messages/" + event.name()));
        }
        return ordered(
                "address", topic.topicName(),
                "title", topic.topicName(),
                "description", Publications.summaryOf(topic),
                "messages", messages,
                "bindings", ordered("kafka", channelBinding(topic)));
    }

    private static Map<String, Object> channelBinding(Topic topic) {
        Map<String, Object> binding = ordered("topic", topic.topicName());
        Map<String, Object> configuration = new LinkedHashMap<>();
        if (Publications.isCompacted(topic)) {
            configuration.put("cleanup.policy", List.of("compact"));
        } else {
            // Never grown in place: a key must stay in its partition.
            binding.put("partitions", 24);
            configuration.put("cleanup.policy", List.of("delete"));
            configuration.put("retention.ms", -1);
        }
        binding.put("topicConfiguration", configuration);
        binding.put("bindingVersion", KAFKA_BINDING);
        return binding;
    }

    private static Map<String, Object> operation(Topic topic) {
        String channel = "#/channels/" + Publications.context(topic);
        List<Map<String, Object>> messages = Publications.eventsOf(topic).stream()
                .map(event -> ordered("$ref", channel + "/messages/" + event.name()))
                .toList();
        return ordered(
                "action",
                "send",
                "channel",
                ordered("$ref", channel),
                "title",
                "Publish on " + topic.topicName(),
                "description",
                "Each fact is written with the state it changes and moved to the topic from there.",
                "messages",
                messages);
    }

    private static Map<String, Object> message(Event event) {
        Sample sample = GoldenSamples.COMMITTED.firstOf(event);
        Map<String, Object> key = ordered("type", "string", "pattern", Publications.keyPatternOf(event.topic()));
        return ordered(
                "name", event.type(),
                "title", event.name(),
                "summary", SourceDoc.of(event.fact()).summary(),
                "contentType", "application/json",
                "headers", headers(event),
                "payload",
                        ordered(
                                "schemaFormat",
                                "application/schema+json;version=2020-12",
                                "schema",
                                ordered("$ref", schemaFile(event))),
                "bindings", ordered("kafka", ordered("key", key, "bindingVersion", KAFKA_BINDING)),
                "examples",
                        List.of(ordered(
                                "name",
                                event.name() + "0001",
                                "headers",
                                sample.headers(),
                                "payload",
                                sample.value())));
    }

    private static Map<String, Object> headers(Event event) {
        return ordered(
                "type", "object",
                "allOf", List.of(ordered("$ref", "../schemas/envelope/v1/Headers.json")),
                "properties", ordered("ce_type", ordered("type", "string", "const", event.type())),
                "required", List.of("ce_type"));
    }

    private static String schemaFile(Event event) {
        return "../schemas/" + event.folder() + "/" + event.name() + ".json";
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
