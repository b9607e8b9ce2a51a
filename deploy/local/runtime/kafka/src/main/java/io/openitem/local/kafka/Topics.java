package io.openitem.local.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Makes the topics of a file where they are missing and sets their configuration where they are there; their partitions
 * are never changed. May be run again.
 *
 * <p>Arguments: bootstrap servers, topics file. The topics are made with as many replicas as the brokers keep by default.
 */
public final class Topics {

    /** What the brokers' own default says. */
    private static final int BY_DEFAULT = -1;

    private Topics() {}

    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: <bootstrap servers> <topics.json>");
            System.exit(2);
        }
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]))) {
            make(admin, Path.of(args[1]), BY_DEFAULT);
        }
    }

    static void make(Admin admin, Path file, int replicas)
            throws ExecutionException, InterruptedException, IOException {
        var known = admin.listTopics().names().get();
        var missing = new ArrayList<NewTopic>();
        var configured = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (var topic : new ObjectMapper().readTree(file.toFile()).get("topics")) {
            var name = topic.get("name").asText();
            var config = new HashMap<String, String>();
            topic.path("config")
                    .properties()
                    .forEach(e -> config.put(e.getKey(), e.getValue().asText()));
            if (known.contains(name)) {
                configured.put(new ConfigResource(ConfigResource.Type.TOPIC, name), set(config));
            } else {
                missing.add(new NewTopic(name, topic.get("partitions").asInt(), (short) replicas).configs(config));
            }
        }
        admin.createTopics(missing).all().get();
        admin.incrementalAlterConfigs(configured).all().get();
    }

    private static Collection<AlterConfigOp> set(Map<String, String> config) {
        return config.entrySet().stream()
                .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }
}
