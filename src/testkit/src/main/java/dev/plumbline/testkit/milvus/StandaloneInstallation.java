package dev.plumbline.testkit.milvus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full server in one process, with embedded etcd and RocksMQ. Its configuration is a template
 * with places as <code>{{ proxy_port(int): 19530 }}</code>.
 *
 * @param binaries the directory of its binary and shared libraries
 * @param template its configuration's template; glog.conf lies beside it
 */
record StandaloneInstallation(String name, Path binaries, Path template) implements Installation {
  private static final Pattern PLACE =
      Pattern.compile("\\{\\{ *(\\w+)(?:\\(\\w+\\))?(?:: *([^}]*?))? *}}");
  private static final String HEALTH_PORT = "health.port";

  @Override
  public ProcessBuilder command(Path data, int port) {
    try {
      Files.createDirectories(data.resolve("configs"));
      Files.createDirectories(data.resolve("logs"));
      Files.writeString(data.resolve("configs/milvus.yaml"), configuration(data, port));
      Files.copy(
          template.resolveSibling("glog.conf"),
          data.resolve("configs/glog.conf"),
          StandardCopyOption.REPLACE_EXISTING);
      int health = Ports.free(1).get(0);
      Files.writeString(data.resolve(HEALTH_PORT), Integer.toString(health));
      ProcessBuilder command =
          new ProcessBuilder(binaries.resolve("milvus").toString(), "run", "standalone");
      command.environment().put("LD_LIBRARY_PATH", binaries.toString());
      command.environment().put("DEPLOY_MODE", "STANDALONE");
      command.environment().put("METRICS_PORT", Integer.toString(health));
      command.environment().put("MILVUS_RUN_DIR", data.resolve("run").toString());
      return command.directory(data.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String configuration(Path data, int port) throws IOException {
    Path store = data.resolve("data");
    Map<String, String> values =
        Map.of(
            "proxy_port", Integer.toString(port),
            "etcd_log_level", "warn",
            "etcd_log_path", data.resolve("logs/etcd.log").toString(),
            "system_log_path", data.resolve("logs").toString(),
            "etcd_data_dir", store.resolve("etcd.data").toString(),
            "local_storage_dir", store.toString(),
            "rocksmq_data_dir", store.resolve("rocksmq").toString());
    String text = Files.readString(template);
    // Every other port is the server's own affair; fixed ones would clash with a second server's.
    Iterator<Integer> ports = Ports.free((int) PLACE.matcher(text).results().count()).iterator();
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String key = place.group(1);
              String standard = place.group(2) == null ? "" : place.group(2);
              String other = key.endsWith("_port") ? ports.next().toString() : standard;
              return Matcher.quoteReplacement(values.getOrDefault(key, other));
            });
  }

  @Override
  public boolean serves(Path data, int port) {
    try {
      String health = Files.readString(data.resolve(HEALTH_PORT));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + health + "/healthz"))
              .timeout(Duration.ofSeconds(5))
              .build();
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 && Ports.accepts(port);
    } catch (IOException e) {
      return false; // not up yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Milvus", e);
    }
  }

  @Override
  public Duration startDeadline() {
    return Duration.ofMinutes(3);
  }
}
