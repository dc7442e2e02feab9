package dev.plumbline.jobs.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** This JVM's class path, whole and without what the jobs' jar brings. */
public final class ClassPaths {
  /** What a cluster has in its {@code lib}: the encoders, since native code is loaded once. */
  private static final Pattern LIB =
      Pattern.compile(".*(/dev/plumbline/plumbline-|/src/)(core|tensors|encoders)/.*");

  private static final Pattern OURS =
      Pattern.compile(".*(/dev/plumbline/|/src/[a-z]+/target/|/(schemas|flink-jobs)/target/).*");

  private static final Pattern BROUGHT =
      Pattern.compile(
          ".*(milvus|lucene|kafka|/avro/|ejml|/mfl|junit|assertj|-tests\\.jar"
              + "|flink-test-utils|log4j-slf4j-impl).*");

  private ClassPaths() {}

  public static List<String> all() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.asList(path.split(System.getProperty("path.separator")));
  }

  /** Flink and what belongs into its {@code lib}. */
  static List<String> flink() {
    return all().stream()
        .filter(
            entry ->
                LIB.matcher(entry).matches()
                    || (!OURS.matcher(entry).matches() && !BROUGHT.matcher(entry).matches()))
        .toList();
  }
}
