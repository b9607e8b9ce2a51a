package io.openitem.bench;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** How fast the broker takes records of a fact's size with the connector's guarantees, on a topic made for it. */
final class RawKafka {

    private static final String TOPIC = "openitem.erp.invoice.v1";
    private static final int FACT_BYTES = 420;

    private RawKafka() {}

    static double produce(String bootstrapServers, int records) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "enable.idempotence", "true",
                "linger.ms", "5",
                "batch.size", "262144",
                "compression.type", "lz4");
        String value = "x".repeat(FACT_BYTES);
        AtomicLong failed = new AtomicLong();
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.partitionsFor(TOPIC);
            long began = System.nanoTime();
            for (int i = 0; i < records; i++) {
                var unused =
                        producer.send(new ProducerRecord<>(TOPIC, "bench-" + i % 1_000, value), (done, failure) -> {
                            if (failure != null) {
                                failed.incrementAndGet();
                            }
                        });
            }
            producer.flush();
            if (failed.get() > 0) {
                throw new IllegalStateException(failed.get() + " records were not taken");
            }
            return records / ((System.nanoTime() - began) / 1e9);
        }
    }
}
