package dev.plumbline.jobs.cluster;

import dev.plumbline.testkit.await.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user does by {@code curl}: uploads the jar, runs jobs from it, stops them. */
public final class FlinkRest {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  public FlinkRest(int port) {
    base = URI.create("http://127.0.0.1:" + port);
  }

  /** How many slots are free; none if the cluster does not answer. */
  public int freeSlots() {
    try {
      return Integer.parseInt(field("slots-available", get("/overview")));
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  /** Uploads a jar and gives its id. */
  public String upload(Path jar) {
    String boundary = "plumbline-boundary";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
            .formatted(boundary, jar.getFileName());
    body.writeBytes(bytes(head + "Content-Type: application/x-java-archive\r\n\r\n"));
    try {
      body.writeBytes(Files.readAllBytes(jar));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
    String answer =
        send(
            HttpRequest.newBuilder(base.resolve("/jars/upload"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    String file = field("filename", answer);
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /** Runs a main class of the jar and gives the job's id. */
  public String run(String jar, Class<?> main, List<String> arguments) {
    String list =
        arguments.stream().map(a -> '"' + a + '"').collect(Collectors.joining(",", "[", "]"));
    String body = "{\"entryClass\":\"%s\",\"programArgsList\":%s}".formatted(main.getName(), list);
    String answer =
        send(
            HttpRequest.newBuilder(base.resolve("/jars/" + jar + "/run"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    return field("jobid", answer);
  }

  /** The job's state, for example {@code RUNNING}. */
  public String state(String job) {
    return field("state", get("/jobs/" + job));
  }

  /** The id of the job of that name that is not at its end. */
  public String job(String name) {
    Matcher matcher =
        Pattern.compile(
                "\\{\"jid\":\"([0-9a-f]{32})\",\"name\":\"%s\"[^{}]*\"state\":\"(RUNNING|RESTARTING)\""
                    .formatted(Pattern.quote(name)))
            .matcher(get("/jobs/overview"));
    if (!matcher.find()) {
      throw new AssertionError("no job " + name + " in " + get("/jobs/overview"));
    }
    return matcher.group(1);
  }

  /** How many checkpoints of the job are complete, or have failed. */
  public long checkpoints(String job, String state) {
    return Long.parseLong(field(state, get("/jobs/" + job + "/checkpoints")));
  }

  /** What the web page shows of a job and of the cluster. */
  public List<String> pages(String job) {
    return Stream.of(
            "/overview",
            "/config",
            "/jobmanager/config",
            "/jobmanager/environment",
            "/jobs/" + job,
            "/jobs/" + job + "/config",
            "/jobs/" + job + "/plan",
            "/jobs/" + job + "/exceptions",
            "/jobs/" + job + "/checkpoints/config")
        .map(this::get)
        .toList();
  }

  /** Stops a job with a savepoint below the directory, and waits until it is there. */
  public void stop(String job, Path directory) {
    String body = "{\"targetDirectory\":\"%s\",\"drain\":false}".formatted(directory.toUri());
    String trigger =
        field(
            "request-id",
            send(
                HttpRequest.newBuilder(base.resolve("/jobs/" + job + "/stop"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))));
    Await.until(
        "the savepoint is there",
        () -> get("/jobs/" + job + "/savepoints/" + trigger).contains("COMPLETED"));
    Await.until("the job is at its end", () -> state(job).equals("FINISHED"));
  }

  private String get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError(response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String field(String name, String json) {
    Matcher matcher =
        Pattern.compile("\"" + Pattern.quote(name) + "\":\"?([^\",}]+)").matcher(json);
    if (!matcher.find()) {
      throw new AssertionError("no " + name + " in " + json);
    }
    return matcher.group(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
