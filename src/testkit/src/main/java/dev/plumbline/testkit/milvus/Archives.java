package dev.plumbline.testkit.milvus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes packages apart. */
final class Archives {
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  /** Wheels of Milvus compress each binary a second time, by LZMA, which the JDK does not know. */
  private static final String DECOMPRESS =
      """
      import lzma, pathlib, shutil, sys
      for path in pathlib.Path(sys.argv[1]).rglob('*.lzma'):
          with lzma.open(path) as source, open(path.with_suffix(''), 'wb') as target:
              shutil.copyfileobj(source, target)
          path.with_suffix('').chmod(0o755)
          path.unlink()
      """;

  private Archives() {}

  /** Unpacks a wheel, which is a zip; its binaries become executable. */
  static void unzip(Path archive, Path directory) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException(archive + " holds " + entry.getName());
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(target.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
          }
          executable(target);
        }
      }
    }
  }

  /** Unpacks a wheel whose binaries are compressed by LZMA; needs Python. */
  static void unzipLzma(Path archive, Path directory) throws IOException {
    unzip(archive, directory);
    run(List.of("python3", "-c", DECOMPRESS, directory.toString()));
  }

  /** Unpacks a compressed tar. */
  static void untar(Path archive, Path directory) throws IOException {
    run(List.of("tar", "xzf", archive.toString(), "-C", directory.toString()));
  }

  private static void executable(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if ((name.equals("milvus") || name.contains(".so")) && !file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
  }

  private static void run(List<String> command) throws IOException {
    Optional<String> failure = Commands.run(command, DEADLINE);
    if (failure.isPresent()) {
      throw new IOException(failure.get());
    }
  }
}
