package io.openitem.contracts.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openitem.contracts.documents.GoldenSamples.Sample;
import io.openitem.contracts.documents.Publications.Event;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSamplesTest {

    private static final GoldenSamples GOLDEN = GoldenSamples.COMMITTED;

    record EventSample(Event event, Sample sample) {
        @Override
        public String toString() {
            return sample.path();
        }
    }

    static Stream<Event> events() {
        return Publications.events().stream();
    }

    static Stream<EventSample> samples() {
        return events().flatMap(event -> GOLDEN.of(event).stream().map(sample -> new EventSample(event, sample)));
    }

    @Test
    void no_sample_was_changed_or_removed() {
        Map<String, String> listed = GOLDEN.listed();

        assertThat(GOLDEN.computed())
                .as("Samples are for ever: put the old content back and add a new file beside it")
                .containsAllEntriesOf(listed);
    }

    @Test
    void every_sample_is_listed() {
        assertThat(GOLDEN.listed().keySet())
                .as("List new samples by: %s", ContractDocuments.REWRITE)
                .containsExactlyInAnyOrderElementsOf(GOLDEN.files());
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_a_sample(Event event) {
        assertThat(GOLDEN.of(event))
                .as("Write contracts/golden/%s/%s/0001.json", event.folder(), event.name())
                .isNotEmpty();
    }

    @Test
    void an_event_that_was_published_once_is_never_taken_away() {
        Set<String> eventFolders =
                events().map(event -> event.folder() + "/" + event.name()).collect(Collectors.toSet());

        assertThat(GOLDEN.files())
                .extracting(path -> path.substring(0, path.lastIndexOf('/')))
                .isSubsetOf(eventFolders);
        assertThat(GOLDEN.files())
                .allSatisfy(path -> assertThat(path).matches("[a-z]+/v[0-9]+/[A-Z][A-Za-z0-9]+/[0-9]{4}\\.json"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_valid_by_todays_schema(EventSample it) {
        assertThat(Schemas.problemsOfValue(it.event(), it.sample().value())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_has_the_headers_of_its_event(EventSample it) {
        JsonNode headers = it.sample().headers();

        assertThat(Schemas.problemsOfHeaders(headers)).isEmpty();
        assertThat(headers.path("ce_type").textValue()).isEqualTo(it.event().type());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_keyed_by_what_its_topic_is_keyed_by(EventSample it) {
        String header = switch (it.event().topic()) {
            case REFERENCE -> "ce_legalentity";
            case INVOICE, DUNNING, RISK -> "ce_customerid";
            case PAYMENT -> it.sample().headers().has("ce_customerid") ? "ce_customerid" : "ce_subject";
        };

        assertThat(it.sample().key())
                .endsWith(it.sample().headers().path(header).textValue())
                .matches(Publications.keyPatternOf(it.event().topic()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_of_a_debtor_names_the_same_customer_in_headers_and_value(EventSample it) {
        assertThat(it.sample().value().path("customer"))
                .isEqualTo(it.sample().headers().path("ce_customerid"));
    }

    @Test
    void ids_of_samples_are_unique() {
        assertThat(samples().map(it -> it.sample().headers().path("ce_id").textValue()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_value_without_a_required_field_is_refused_by_the_schema(Event event) {
        ObjectNode value = GOLDEN.firstOf(event).value().deepCopy();

        assertThat(new TreeSet<>(requiredOf(event, value))).isNotEmpty().allSatisfy(field -> {
            ObjectNode without = value.deepCopy().without(field);
            assertThat(Schemas.problemsOfValue(event, without))
                    .singleElement()
                    .asString()
                    .contains(field);
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void headers_without_a_required_attribute_are_refused_by_the_schema(Event event) {
        ObjectNode headers = GOLDEN.firstOf(event).headers().deepCopy();
        List<String> required = List.of(
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_businessdate",
                "ce_legalentity",
                "ce_aggregateversion",
                "content-type");

        assertThat(required).allSatisfy(header -> {
            ObjectNode without = headers.deepCopy().without(header);
            assertThat(Schemas.problemsOfHeaders(without))
                    .singleElement()
                    .asString()
                    .contains(header);
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_field_that_is_new_to_the_reader_is_let_pass(Event event) {
        ObjectNode value = GOLDEN.firstOf(event).value().deepCopy();

        value.put("addedLater", 1);

        assertThat(Schemas.problemsOfValue(event, value)).isEmpty();
    }

    @Test
    void a_changed_a_removed_and_an_unlisted_sample_are_noticed(@TempDir Path folder) throws IOException {
        GoldenSamples samples = new GoldenSamples(folder);
        Path kept = Files.writeString(folder.resolve("0001.json"), "{}");
        Path removed = Files.writeString(folder.resolve("0002.json"), "{}");
        Files.writeString(samples.checksums(), samples.checksumsWithNewOnes());
        Map<String, String> before = samples.listed();

        Files.writeString(kept, "{\"changed\":true}");
        Files.delete(removed);
        Files.writeString(folder.resolve("0003.json"), "{}");
        Files.writeString(samples.checksums(), samples.checksumsWithNewOnes());

        assertThat(before).containsOnlyKeys("0001.json", "0002.json");
        assertThat(samples.listed())
                .as("what was listed is kept as it was, what is new is added")
                .containsAllEntriesOf(before)
                .containsOnlyKeys("0001.json", "0002.json", "0003.json");
        assertThat(samples.computed().get("0001.json"))
                .isNotEqualTo(samples.listed().get("0001.json"));
        assertThat(samples.computed()).doesNotContainKey("0002.json");
    }

    /** The fields of a sample that its event has whatever happened. */
    private static List<String> requiredOf(Event event, ObjectNode value) {
        Set<String> optional = Stream.of(event.fact().getRecordComponents())
                .filter(WireTypes::isOptional)
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        return value.properties().stream()
                .map(Map.Entry::getKey)
                .filter(field -> !optional.contains(field))
                .toList();
    }
}
