package dev.plumbline.broker;

import java.util.Map;
import java.util.TreeMap;

/** Kafka's settings for one node that is broker and controller, small and quick to start. */
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** Room for an aligner of 16 MB and its record's frame; each topic has its own, lower limit. */
  private static final int MAX_MESSAGE_BYTES = 20 << 20;

  private BrokerProperties() {}

  static Map<String, String> of(EmbeddedKafkaConfig config, int port, int controllerPort) {
    Map<String, String> p = new TreeMap<>();
    p.put("process.roles", "broker,controller");
    p.put("node.id", Integer.toString(NODE_ID));
    p.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    p.put("controller.listener.names", CONTROLLER_LISTENER);
    String clients = config.security().isPresent() ? "SASL_SSL" : "PLAINTEXT";
    p.put(
        "listeners",
        clients
            + "://127.0.0.1:"
            + port
            + ","
            + CONTROLLER_LISTENER
            + "://127.0.0.1:"
            + controllerPort);
    p.put("advertised.listeners", clients + "://127.0.0.1:" + port);
    p.put(
        "listener.security.protocol.map",
        clients + ":" + clients + "," + CONTROLLER_LISTENER + ":PLAINTEXT");
    p.put("inter.broker.listener.name", clients);
    config.security().ifPresent(security -> secure(p, security));
    p.put("log.dirs", config.logDirectory().toString());

    // There is one replica of everything.
    p.put("offsets.topic.replication.factor", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");

    // Few files, few threads, little memory: the jobs and the models share the process.
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.num.partitions", "1");
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("background.threads", "2");
    p.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));

    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("auto.create.topics.enable", "false");
    p.put("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    p.put("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    p.putAll(config.overrides());
    return p;
  }

  private static void secure(Map<String, String> p, BrokerSecurity security) {
    p.put("ssl.keystore.type", "PKCS12");
    p.put("ssl.keystore.location", security.keyStore().toString());
    p.put("ssl.keystore.password", security.keyStorePassword());
    // The broker is a client of itself.
    p.put("ssl.truststore.type", "PKCS12");
    p.put("ssl.truststore.location", security.keyStore().toString());
    p.put("ssl.truststore.password", security.keyStorePassword());
    p.put("sasl.enabled.mechanisms", BrokerSecurity.MECHANISM);
    p.put("sasl.mechanism.inter.broker.protocol", BrokerSecurity.MECHANISM);
    p.put(
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
            + security.admin()
            + "\" password=\""
            + security.users().get(security.admin())
            + "\";");
  }
}
