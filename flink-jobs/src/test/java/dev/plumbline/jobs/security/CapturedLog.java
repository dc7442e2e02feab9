package dev.plumbline.jobs.security;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** All that is logged from INFO on, by whomever, until it is closed. */
final class CapturedLog implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Level before = context.getConfiguration().getRootLogger().getLevel();
  private final Capture capture = new Capture(lines);

  CapturedLog() {
    capture.start();
    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.INFO);
    context.getConfiguration().getRootLogger().addAppender(capture, Level.INFO, null);
    context.updateLoggers();
  }

  Stream<String> lines() {
    return lines.stream();
  }

  @Override
  public void close() {
    context.getConfiguration().getRootLogger().removeAppender(capture.getName());
    Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, before);
    capture.stop();
  }

  private static final class Capture extends AbstractAppender {
    private final Queue<String> lines;

    private Capture(Queue<String> lines) {
      super("captured", null, null, true, Property.EMPTY_ARRAY);
      this.lines = lines;
    }

    @Override
    public void append(LogEvent event) {
      Throwable thrown = event.getThrown();
      lines.add(event.getMessage().getFormattedMessage() + (thrown == null ? "" : " " + thrown));
    }
  }
}
