package dev.plumbline.jobs.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Flink's web page can show of a cluster and its jobs, by path. */
final class FlinkPages {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f]{32})\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  FlinkPages(int port) {
    base = URI.create("http://127.0.0.1:" + port);
  }

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> all() {
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/config",
                "/overview",
                "/jobmanager/config",
                "/jobmanager/environment",
                "/jobmanager/metrics",
                "/jobs/overview",
                "/taskmanagers"));
    for (String job : ids("/jobs")) {
      String path = "/jobs/" + job;
      paths.addAll(
          List.of(
              path,
              path + "/config",
              path + "/plan",
              path + "/exceptions",
              path + "/checkpoints",
              path + "/checkpoints/config",
              path + "/accumulators"));
      for (String vertex : ids(path)) {
        paths.add(path + "/vertices/" + vertex);
        paths.add(path + "/vertices/" + vertex + "/accumulators");
      }
    }
    Map<String, String> pages = new TreeMap<>();
    paths.forEach(path -> pages.put(path, get(path)));
    return pages;
  }

  private List<String> ids(String path) {
    Matcher matcher = ID.matcher(get(path));
    return matcher.results().map(r -> r.group(1)).distinct().toList();
  }

  private String get(String path) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(base.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
