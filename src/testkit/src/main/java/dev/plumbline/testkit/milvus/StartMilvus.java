package dev.plumbline.testkit.milvus;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a Milvus server until ctrl-C, for people who want to try Plumbline on Milvus. */
public final class StartMilvus {
  private static final String USAGE =
      """
      usage: start-milvus [--port PORT] [--data DIRECTORY] [--full]
        --port PORT       where it listens, on 127.0.0.1 (default: 19530)
        --data DIRECTORY  where it keeps its data (default: plumbline-data/milvus)
        --full            the full server, 2.3.5, in place of Milvus Lite
      """;

  private StartMilvus() {}

  /** See the usage. */
  public static void main(String[] args) throws InterruptedException {
    int port = 19_530;
    Path data = Path.of("plumbline-data", "milvus");
    boolean full = false;
    List<String> words = List.of(args);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--full")) {
        full = true;
      } else if (word.equals("--port") && i + 1 < words.size()) {
        port = Integer.parseInt(words.get(++i));
      } else if (word.equals("--data") && i + 1 < words.size()) {
        data = Path.of(words.get(++i));
      } else {
        boolean asked = word.equals("--help") || word.equals("-h");
        PrintStream to = asked ? System.out : System.err;
        to.print(USAGE);
        System.exit(asked ? 0 : 2);
      }
    }
    MilvusServer server;
    try {
      server =
          full ? MilvusServers.startStandalone(data, port) : MilvusServers.startLite(data, port);
    } catch (IllegalStateException e) {
      System.err.println("error: " + e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-milvus"));
    System.out.println(server.description());
    server.log().ifPresent(log -> System.out.println("log:   " + log));
    System.out.println("ready: " + server.uri() + " (ctrl-C stops it)");
    new CountDownLatch(1).await();
  }
}
