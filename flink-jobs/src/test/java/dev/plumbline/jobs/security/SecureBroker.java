package dev.plumbline.jobs.security;

import dev.plumbline.broker.EmbeddedKafka;
import dev.plumbline.broker.EmbeddedKafkaConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A broker with a listener for TLS and SCRAM-SHA-512, and one user. */
final class SecureBroker implements AutoCloseable {
  private static final int ITERATIONS = 4096;
  private static final String STORE_PASSWORD = "of the key store";

  private final EmbeddedKafka broker;
  private final int port;
  private final Path certificate;

  private SecureBroker(EmbeddedKafka broker, int port, Path certificate) {
    this.broker = broker;
    this.port = port;
    this.certificate = certificate;
  }

  static SecureBroker start(Path directory, String user, String password) throws Exception {
    Path keys = directory.resolve("broker.p12");
    Path certificate = directory.resolve("broker.pem");
    keytool(
        "-genkeypair -alias broker -keyalg RSA -keysize 2048 -storetype PKCS12 -dname CN=broker"
            + " -ext SAN=ip:127.0.0.1",
        keys);
    keytool("-exportcert -alias broker -rfc -file " + certificate, keys);
    int plain = freePort();
    int controller = freePort();
    int secure = freePort();
    EmbeddedKafka broker =
        EmbeddedKafka.start(
            EmbeddedKafkaConfig.in(directory.resolve("broker"))
                .withPorts(plain, controller)
                .withOverrides(settings(plain, controller, secure, keys)));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      ScramCredentialInfo scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion(user, scram, password)))
          .all()
          .get(1, TimeUnit.MINUTES);
    }
    return new SecureBroker(broker, secure, certificate);
  }

  private static Map<String, String> settings(int plain, int controller, int secure, Path keys) {
    String listener = "://127.0.0.1:";
    return Map.of(
        "listeners",
        "PLAINTEXT%s%d,CONTROLLER%s%d,SECURE%s%d"
            .formatted(listener, plain, listener, controller, listener, secure),
        "advertised.listeners",
        "PLAINTEXT%s%d,SECURE%s%d".formatted(listener, plain, listener, secure),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL",
        "listener.name.secure.sasl.enabled.mechanisms",
        "SCRAM-SHA-512",
        "listener.name.secure.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;",
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keys.toString(),
        "ssl.keystore.password",
        STORE_PASSWORD,
        "ssl.key.password",
        STORE_PASSWORD);
  }

  /** Where only those are served who encrypt and say who they are. */
  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** What clients trust. */
  Path certificate() {
    return certificate;
  }

  private static void keytool(String arguments, Path store) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", STORE_PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new AssertionError("keytool ended with " + process.exitValue());
    }
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
