package dev.plumbline.jobs.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** All that this process logs, Kafka and Flink from INFO on, whether or not it is printed. */
final class CapturedLog extends AbstractAppender implements AutoCloseable {
  private static final List<String> TALKATIVE = List.of("org.apache.kafka", "org.apache.flink");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Map<String, Level> before = new HashMap<>();

  private CapturedLog() {
    super("captured", null, null, true, Property.EMPTY_ARRAY);
  }

  static CapturedLog begin() {
    CapturedLog log = new CapturedLog();
    log.listen();
    return log;
  }

  private void listen() {
    start();
    for (String name : TALKATIVE) {
      before.put(name, LogManager.getLogger(name).getLevel());
      Configurator.setLevel(name, Level.INFO);
    }
    LoggerContext.getContext(false)
        .getConfiguration()
        .getRootLogger()
        .addAppender(this, null, null);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void append(LogEvent event) {
    lines.add(
        event.getLoggerName()
            + ": "
            + event.getMessage().getFormattedMessage()
            + (event.getThrown() == null ? "" : " " + event.getThrown()));
  }

  @Override
  public void close() {
    LoggerContext.getContext(false).getConfiguration().getRootLogger().removeAppender("captured");
    before.forEach(Configurator::setLevel);
    stop();
  }
}
