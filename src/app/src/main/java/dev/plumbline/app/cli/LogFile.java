package dev.plumbline.app.cli;

import java.nio.file.Path;

/**
 * Where the log goes. It is decided by the command line, before anything logs: an instance logs
 * into its data directory, other commands into the directory for temporary files.
 */
public final class LogFile {
  private static final String PROPERTY = "plumbline.log";
  private static final String LEVEL = "plumbline.log.level";
  private static final String CONFIGURATION = "log4j2.configurationFile";

  private LogFile() {}

  /** Sets logging up; the first call with a given process wins, as does a setting from outside. */
  public static void configure() {
    setIfAbsent(CONFIGURATION, "classpath:dev/plumbline/app/log4j2.xml");
    setIfAbsent("java.util.logging.manager", "org.apache.logging.log4j.jul.LogManager");
    setIfAbsent(LEVEL, "warn");
    setIfAbsent(
        PROPERTY,
        Path.of(
                System.getProperty("java.io.tmpdir"),
                "plumbline-" + System.getProperty("user.name") + ".log")
            .toString());
  }

  /** Lets an instance log into its data directory, and say more. Before the first log line only. */
  public static void use(Path file) {
    System.setProperty(PROPERTY, file.toString());
    System.setProperty(LEVEL, "info");
  }

  public static Path path() {
    return Path.of(System.getProperty(PROPERTY, "plumbline.log"));
  }

  private static void setIfAbsent(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
