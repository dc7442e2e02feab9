package dev.plumbline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.assembly.Assembly;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.ItemEvent;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.index.VectorIndex;
import dev.plumbline.jobs.align.AlignJob;
import dev.plumbline.jobs.faults.IndexCheck;
import dev.plumbline.jobs.faults.Ledger;
import dev.plumbline.jobs.index.IndexJob;
import dev.plumbline.jobs.ingest.IngestJob;
import dev.plumbline.jobs.query.QueryJob;
import dev.plumbline.jobs.spine.SceneItems;
import dev.plumbline.kafka.ItemProducer;
import dev.plumbline.kafka.QueryClient;
import dev.plumbline.kafka.TopicAdmin;
import dev.plumbline.testkit.await.Await;
import dev.plumbline.testkit.milvus.MilvusExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that users deploy, on processes as they have them: a broker, Milvus, a job manager and a
 * task manager, jobs submitted over REST. The task manager is killed on the way.
 */
class ClusterIT {
  private static final String CLUSTER = "org.apache.flink.runtime.entrypoint.";
  private static final int SLOTS = 4;
  private static final int BEFORE = 60 * SceneItems.EVENTS;
  private static final int MEANWHILE = 90;

  @RegisterExtension static final MilvusExtension MILVUS = MilvusExtension.lite();

  @TempDir private static Path directory;

  @Test
  void theJobsRunOnAClusterAndSurviveItsTaskManager() throws Exception {
    Path jar = Path.of(System.getProperty("plumbline.cluster.jar"));
    int kafka = freePort();
    int rest = freePort();
    Path flink = flinkConfiguration(rest, freePort());
    PlumblineConfig config = config(kafka);
    try (JavaProcess broker = broker(kafka);
        JavaProcess jobManager =
            flinkProcess(flink, "jobmanager", CLUSTER + "StandaloneSessionClusterEntrypoint");
        TopicAdmin admin = TopicAdmin.open(Assembly.kafka(config), Duration.ofMinutes(1))) {
      admin.create(1);
      JavaProcess taskManager = taskManager(flink, "taskmanager-1");
      try {
        run(new FlinkRest(rest), jar, config, List.of(broker, jobManager, taskManager));
        try (VectorIndex index = Assembly.openIndex(config)) {
          Ledger ledger = Ledger.open();
          send(config, ledger.nextNew(BEFORE));
          IndexCheck.await("start", config, index, ledger);
          aPictureFindsItself(config);

          send(config, ledger.next(MEANWHILE));
          taskManager.kill();
          send(config, ledger.next(MEANWHILE));
          taskManager = taskManager(flink, "taskmanager-2");
          IndexCheck.await("task manager killed (kill -9)", config, index, ledger);
        }
      } finally {
        taskManager.close();
      }
    }
  }

  private static void run(
      FlinkRest flink, Path jar, PlumblineConfig config, List<JavaProcess> processes) {
    Await.until(
        "the task manager offers its slots",
        () -> {
          processes.forEach(JavaProcess::checkAlive);
          return flink.freeSlots() == SLOTS;
        });
    String id = flink.upload(jar);
    List<String> arguments = new ArrayList<>();
    config
        .toFlat()
        .forEach(
            (key, value) -> {
              arguments.add("--set");
              arguments.add(key + "=" + value);
            });
    for (Class<?> job : List.of(IngestJob.class, AlignJob.class, IndexJob.class, QueryJob.class)) {
      String jobId = flink.run(id, job, arguments);
      Await.until(job.getSimpleName() + " runs", () -> flink.state(jobId).equals("RUNNING"));
    }
  }

  private static void aPictureFindsItself(PlumblineConfig config) throws Exception {
    try (QueryClient queries = QueryClient.open(Assembly.kafka(config), Duration.ofSeconds(30))) {
      byte[] picture = SceneItems.png(SceneItems.SCENES.scene(7));
      ResultEvent result = queries.ask(Query.builder().image(picture).k(3).build());
      assertThat(result)
          .isInstanceOfSatisfying(
              ResultEvent.Answered.class,
              answered ->
                  assertThat(answered.hits().get(0).id())
                      .isEqualTo(SceneItems.SCENES.scene(7).id()));
    }
  }

  private static void send(PlumblineConfig config, List<ItemEvent> events) {
    try (ItemProducer producer = ItemProducer.open(Assembly.kafka(config))) {
      events.forEach(producer::send);
      producer.flush();
    }
  }

  private static PlumblineConfig config(int kafka) {
    return PlumblineConfig.defaults()
        .with(
            Map.of(
                "kafka.bootstrap", "127.0.0.1:" + kafka,
                "flink.checkpointInterval", "500ms",
                "flink.checkpointDir", directory.resolve("checkpoints").toUri().toString(),
                "aligner.firstPairs", "150",
                "aligner.dimension", "32",
                "index.kind", "milvus",
                "index.milvus.consistency", "strong",
                "index.collectionPrefix", "cluster_it",
                "index.milvus.uri", MILVUS.server().uri()));
  }

  private static JavaProcess broker(int port) throws IOException {
    return JavaProcess.start(
        directory,
        "broker",
        ClassPaths.all(),
        BrokerMain.class.getName(),
        List.of(
            directory.resolve("kafka").toString(),
            Integer.toString(port),
            Integer.toString(freePort())));
  }

  private static JavaProcess taskManager(Path flink, String name) {
    return flinkProcess(flink, name, "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
  }

  private static JavaProcess flinkProcess(Path configuration, String name, String main) {
    return JavaProcess.start(
        directory,
        name,
        ClassPaths.flink(),
        main,
        List.of("--configDir", configuration.toString()));
  }

  private static Path flinkConfiguration(int rest, int rpc) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1
        taskmanager.numberOfTaskSlots: %d
        taskmanager.cpu.cores: 2.0
        taskmanager.memory.framework.heap.size: 128m
        taskmanager.memory.framework.off-heap.size: 128m
        taskmanager.memory.task.heap.size: 512m
        taskmanager.memory.task.off-heap.size: 0m
        taskmanager.memory.network.min: 64m
        taskmanager.memory.network.max: 64m
        taskmanager.memory.managed.size: 64m
        taskmanager.memory.jvm-metaspace.size: 256m
        taskmanager.memory.jvm-overhead.min: 192m
        taskmanager.memory.jvm-overhead.max: 192m
        heartbeat.interval: 1000
        heartbeat.timeout: 5000
        io.tmp.dirs: %s
        classloader.parent-first-patterns.additional: dev.plumbline.core.;dev.plumbline.tensors.;dev.plumbline.encoders.;ai.djl.;ai.onnxruntime.
        """
            .formatted(rest, rpc, SLOTS, directory.resolve("tmp")));
    return folder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
