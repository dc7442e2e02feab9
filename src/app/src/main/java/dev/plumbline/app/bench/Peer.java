package dev.plumbline.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.cli.Failure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process that does the same work with other libraries. It first says in a line of JSON what they
 * are; then, for each workload's key that it is sent, how many seconds it took.
 */
final class Peer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final Map<String, String> versions = new TreeMap<>();

  private Peer(Process process) {
    this.process = process;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts it; what it complains of goes where this process's complaints go.
   *
   * @throws Failure if it does not start, or ends at once
   */
  static Peer start(List<String> command) {
    try {
      Peer peer =
          new Peer(
              new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
      peer.answer()
          .properties()
          .forEach(entry -> peer.versions.put(entry.getKey(), entry.getValue().asText()));
      return peer;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Its libraries' versions, by name. */
  Map<String, String> versions() {
    return Map.copyOf(versions);
  }

  /** Has it do a workload once. */
  double seconds(String key) {
    try {
      questions.write(key);
      questions.newLine();
      questions.flush();
      JsonNode seconds = answer().path("seconds");
      if (!seconds.isNumber()) {
        throw broken(new IOException("no seconds for " + key));
      }
      return seconds.asDouble();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("it ended");
    }
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IOException("it said '" + line + "' (expected: a line of JSON)", e);
    }
  }

  private static Failure broken(IOException cause) {
    return Failure.failed(
        "the peer cannot be measured: " + cause.getMessage(),
        "bench/peers/align.py says at its head how to install what it needs",
        cause);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
