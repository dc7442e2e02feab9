package dev.plumbline.testkit.milvus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A package that holds a Milvus, at one version, with one content.
 *
 * @param registry which client fetches it
 * @param name its name there
 * @param version its version
 * @param file the name of the file that the client brings
 * @param sha256 the file's SHA-256, in hex
 */
record Artifact(Registry registry, String name, String version, String file, String sha256) {
  /** Apache-2.0; 55 MB. */
  static final Artifact LITE_WHEEL =
      new Artifact(
          Registry.PYPI,
          "milvus-lite",
          "2.5.1",
          "milvus_lite-2.5.1-py3-none-manylinux2014_x86_64.whl",
          "25ce13f4b8d46876dd2b7ac8563d7d8306da7ff3999bb0d14b116b30f71d706c");

  /** The same kernel, Apache-2.0; 56 MB. */
  static final Artifact LITE_NPM =
      new Artifact(
          Registry.NPM,
          "@lyyyuna/milvus-lite-linux-x64",
          "2.5.102",
          "lyyyuna-milvus-lite-linux-x64-2.5.102.tgz",
          "39755a153a50e48f1d6a617504e2df728bfb01b6196c7fd3109ec1a42f722088");

  /** The full server, Apache-2.0; 58 MB, 250 MB unpacked. */
  static final Artifact STANDALONE_WHEEL =
      new Artifact(
          Registry.PYPI,
          "milvus",
          "2.3.5",
          "milvus-2.3.5-py3-none-manylinux2014_x86_64.whl",
          "69515a0630ce29fd10e101fa442afea8ca1387b93a456cd9bd41fdf3deb93d04");

  /** The clients that bring packages, each by its own rules (mirrors, proxies, caches). */
  enum Registry {
    PYPI,
    NPM
  }

  /** Commands that bring the file to a directory, in the order in which to try them. */
  List<List<String>> commands(Path directory) {
    return switch (registry) {
      case PYPI ->
          List.of(
              pip(directory, "python3", "-m", "pip"),
              pip(directory, "pip3"),
              pip(directory, "pip"));
      case NPM ->
          List.of(
              List.of(
                  "npm", "pack", "--pack-destination", directory.toString(), name + "@" + version));
    };
  }

  private List<String> pip(Path directory, String... client) {
    List<String> command = new ArrayList<>(List.of(client));
    command.addAll(
        List.of(
            "download",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            "--only-binary=:all:",
            "--dest",
            directory.toString(),
            name + "==" + version));
    return command;
  }

  @Override
  public String toString() {
    return name + " " + version + (registry == Registry.PYPI ? " of PyPI" : " of npm");
  }
}
