package dev.plumbline.testkit.milvus;

import dev.plumbline.testkit.milvus.PackageCache.UnavailableException;
import java.nio.file.Path;
import java.util.Optional;

/** Starts Milvus servers. */
public final class MilvusServers {
  /** Names a server that runs already, as {@code http://127.0.0.1:19530}; it goes first. */
  public static final String URI_VARIABLE = "PLUMBLINE_MILVUS_URI";

  private static final String ADVICE =
      "No Milvus server can be had. Install Python's pip or npm, or name a running server by "
          + URI_VARIABLE
          + ", or leave these tests out by -D"
          + MilvusExtension.PROPERTY
          + "=skip.";

  private MilvusServers() {}

  /** The server that {@link #URI_VARIABLE} names. */
  public static Optional<MilvusServer> running() {
    return Optional.ofNullable(System.getenv(URI_VARIABLE))
        .filter(uri -> !uri.isBlank())
        .map(RunningMilvus::new);
  }

  /**
   * Starts Milvus Lite, the C++ kernel behind a gRPC server: up in a tenth of a second; without
   * aliases, HNSW, users and databases.
   *
   * @param data its directory; a later start on it finds the same data
   * @param port where it listens, on 127.0.0.1; 0 takes a free one
   * @throws IllegalStateException if there is no package for this machine or it does not serve; the
   *     message says what to do
   */
  public static MilvusServer startLite(Path data, int port) {
    return ManagedMilvus.start(lite(), data, port == 0 ? Ports.free(1).get(0) : port);
  }

  /**
   * Starts the full server (2.3.5, standalone, embedded etcd): up in 10 seconds, 300 MB resident.
   *
   * @param data its directory; a later start on it finds the same data
   * @param port where it listens, on 127.0.0.1; 0 takes a free one
   * @throws IllegalStateException if there is no package for this machine or it does not serve; the
   *     message says what to do
   */
  public static MilvusServer startStandalone(Path data, int port) {
    return ManagedMilvus.start(standalone(), data, port == 0 ? Ports.free(1).get(0) : port);
  }

  private static Installation lite() {
    checkMachine();
    PackageCache cache = PackageCache.ofUser();
    try {
      Path wheel = cache.unpacked(Artifact.LITE_WHEEL, Archives::unzip);
      return new LiteInstallation("Milvus Lite 2.5.1", wheel.resolve("milvus_lite/lib"));
    } catch (UnavailableException noPip) {
      try {
        Path tar = cache.unpacked(Artifact.LITE_NPM, Archives::untar);
        return new LiteInstallation("Milvus Lite 2.5.102", tar.resolve("package/lib"));
      } catch (UnavailableException noNpm) {
        noNpm.addSuppressed(noPip);
        throw new IllegalStateException(
            ADVICE + " Tried " + noPip.getMessage() + "; " + noNpm.getMessage(), noNpm);
      }
    }
  }

  private static Installation standalone() {
    checkMachine();
    try {
      Path wheel = PackageCache.ofUser().unpacked(Artifact.STANDALONE_WHEEL, Archives::unzipLzma);
      Path data = wheel.resolve("milvus/data");
      return new StandaloneInstallation(
          "Milvus 2.3.5", data.resolve("bin"), data.resolve("config.yaml.template"));
    } catch (UnavailableException e) {
      throw new IllegalStateException(ADVICE + " Tried " + e.getMessage(), e);
    }
  }

  private static void checkMachine() {
    String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!machine.equals("Linux amd64")) {
      throw new IllegalStateException(
          ADVICE + " The packages are for Linux amd64; this machine is " + machine + ".");
    }
  }
}
