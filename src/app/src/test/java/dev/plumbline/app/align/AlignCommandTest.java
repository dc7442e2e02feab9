package dev.plumbline.app.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.app.CommandRun;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.AlignerMethods;
import dev.plumbline.methods.datasets.DataRoot;
import dev.plumbline.methods.datasets.Wikipedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlignCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Path train;
  private static Path validation;
  private static Path test;

  @BeforeAll
  static void write() throws Exception {
    train = FeatureFiles.write(folder.resolve("train.mat"), FeatureFiles.pairs(300, 1));
    validation = FeatureFiles.write(folder.resolve("dev.mat"), FeatureFiles.pairs(60, 2));
    test = FeatureFiles.write(folder.resolve("test.mat"), FeatureFiles.pairs(100, 3));
  }

  private static CommandRun run(Object... words) {
    return CommandRun.of(Stream.of(words).map(String::valueOf).toList());
  }

  static List<String> methods() {
    return AlignerMethods.all().stream().map(AlignerMethod::name).toList();
  }

  /** Few epochs where a method has them. */
  private static List<String> quickly(AlignerMethod method) {
    return method.hasParameter("epochs") ? List.of("--param", "epochs=8") : List.of();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whatIsFittedIsEvaluated(String name) throws Exception {
    Path model = folder.resolve(name);
    List<Object> words =
        new java.util.ArrayList<>(
            List.of("align", "fit", "--method", name, "--train", train, "--out", model));
    words.addAll(List.of("--validate", validation));
    words.addAll(quickly(AlignerMethods.named(name)));
    CommandRun fit = run(words.toArray()).succeeded();
    assertThat(fit.out())
        .startsWith(name + " on 600 pairs: images [12], texts [9], ")
        .contains("validation: 120 pairs, 60 pictures", "wrote " + model.resolve("aligner.npz"));
    JsonNode told = JSON.readTree(model.resolve("fit.json").toFile());
    assertThat(told.path("method").asText()).isEqualTo(name);
    assertThat(told.path("parameters")).hasSize(AlignerMethods.named(name).parameters().size());
    assertThat(told.path("validation").path("pictures").asInt()).isEqualTo(60);

    CommandRun evaluation = run("align", "evaluate", "--model", model, "--test", test, "--json");
    JsonNode json = JSON.readTree(evaluation.succeeded().out());
    assertThat(json.path("method").asText()).isEqualTo(name);
    assertThat(json.path("pairs").asInt()).isEqualTo(200);
    assertThat(json.path("textToImage").path("candidates").asInt()).isEqualTo(100);
    assertThat(json.path("imageToText").path("queries").asInt()).isEqualTo(100);
    assertThat(json.path("imageToText").path("mapByLabel").asDouble()).isGreaterThan(0.4);
    assertThat(json.path("recallSum").asDouble()).isGreaterThan(60);
    assertThat(json.has("correlations"))
        .isEqualTo(AlignerMethods.named(name).family().equals("correlation"));
  }

  @Test
  void ccaGivesItsCorrelationsAndATable() {
    Path model = folder.resolve("cca-table");
    run(
            "align",
            "fit",
            "--method",
            "cca",
            "--param",
            "dimension=6",
            "--train",
            train,
            "--out",
            model)
        .succeeded();
    CommandRun evaluation = run("align", "evaluate", "--model", model, "--test", test).succeeded();
    assertThat(evaluation.out())
        .startsWith(
            "cca on " + test + ": images of unnamed@12d, texts of unnamed@9d, 6 dimensions\n")
        .contains("200 pairs, 100 pictures")
        .containsPattern(
            "image to text +\\d+\\.\\d +\\d+\\.\\d +\\d+\\.\\d +\\d+\\.\\d +0\\.\\d{4}")
        .containsPattern("rSum \\d{3}\\.\\d\n")
        .containsPattern("correlations, 6 with sum 5\\.\\d{4}: 0\\.9\\d{3} ");
  }

  @Test
  void onTrainingPairsTheCorrelationsAreCcasOwn() throws Exception {
    Path model = folder.resolve("cca-exact");
    run(
            "align",
            "fit",
            "--method",
            "cca",
            "--param",
            "regularisation=0",
            "--param",
            "dimension=9",
            "--train",
            train,
            "--out",
            model)
        .succeeded();
    JsonNode json =
        JSON.readTree(run("align", "evaluate", "--model", model, "--test", train, "--json").out());
    PairSet pairs = FeatureFiles.pairs(300, 1);
    var statistics = new dev.plumbline.methods.correlation.CcaStatistics(12, 9);
    statistics.addAll(pairs.images(), pairs.texts());
    var exact =
        new dev.plumbline.methods.correlation.Cca(9, java.util.OptionalDouble.of(0), 0)
            .fit(statistics);
    for (int i = 0; i < 9; i++) {
      assertThat(json.path("correlations").get(i).asDouble())
          .isEqualTo(exact.correlations().get(i), within(1e-4));
    }
  }

  @Test
  void goesOnFromAnEarlierModel() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    run(
            "align",
            "fit",
            "--method",
            "vse++",
            "--param",
            "epochs=2",
            "--train",
            train,
            "--out",
            first)
        .succeeded();
    run(
            "align",
            "fit",
            "--method",
            "vse++",
            "--param",
            "epochs=2",
            "--train",
            train,
            "--from",
            first,
            "--out",
            second)
        .succeeded();
    assertThat(JSON.readTree(second.resolve("fit.json").toFile()).path("version").asInt())
        .isEqualTo(2);
    assertThat(Files.readAllLines(second.resolve("curve.csv")))
        .startsWith("step,name,value")
        .hasSize(3);
  }

  @Test
  void drawsSpacesAndCurves() throws Exception {
    Path model = folder.resolve("drawn");
    Path space = folder.resolve("drawings/space.png");
    Path curve = folder.resolve("drawings/curve.png");
    run(
            "align",
            "fit",
            "--method",
            "vse++",
            "--param",
            "epochs=3",
            "--train",
            train,
            "--validate",
            validation,
            "--out",
            model)
        .succeeded();
    run("align", "plot", "--model", model, "--test", test, "--out", space).succeeded();
    run("align", "plot", "--model", model, "--out", curve).succeeded();
    for (Path file : List.of(space, curve)) {
      var image = ImageIO.read(file.toFile());
      int[] colours =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      assertThat(Arrays.stream(colours).distinct().count()).isGreaterThan(50);
    }
    Path closed = folder.resolve("closed");
    run("align", "fit", "--method", "cca", "--train", train, "--out", closed).succeeded();
    refused("has no curve", "align", "plot", "--model", closed, "--out", curve);
  }

  private static void refused(String message, Object... words) {
    CommandRun run = run(words);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    List<String> lines =
        run.err().lines().filter(l -> !l.startsWith("  hint: ") && !l.contains(" % ")).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("plumbline: ").contains(message);
  }

  @Test
  void wrongInputIsOneLine() throws Exception {
    Path out = folder.resolve("never");
    Object[] fit = {"align", "fit", "--train", train, "--out", out, "--method", "cca"};
    refused("method: 'ccca' (expected: cca, ", with(fit, 7, "ccca"));
    refused("x.npz: does not exist", with(fit, 3, folder.resolve("x.npz")));
    refused(
        "--param: cca: dimension: '0' (expected: 1 to 4096)", and(fit, "--param", "dimension=0"));
    refused("--param: cca has no parameter 'k'", and(fit, "--param", "k=3"));
    refused("--param dimension (expected: KEY=VALUE)", and(fit, "--param", "dimension"));
    refused("is given twice", and(fit, "--param", "power=1", "--param", "power=2"));
    refused("Unknown option: '--bogus'", and(fit, "--bogus"));
    refused("Missing required option", "align", "fit", "--method", "cca", "--out", out);
    refused("--from " + folder, and(fit, "--from", folder));
    PairSet pairs = FeatureFiles.pairs(20, 4);
    Path unlabelled =
        FeatureFiles.write(
            folder.resolve("unlabelled.mat"),
            new PairSet(pairs.images(), pairs.texts(), pairs.groups(), Optional.empty()));
    refused(
        "unlabelled.mat: labels: is missing (expected: a class a row, since scm learns from",
        with(with(fit, 3, unlabelled), 7, "scm"));
    PairSet four = pairs.select(0, 2, 4, 6);
    Path turned =
        FeatureFiles.write(
            folder.resolve("turned.mat"),
            new PairSet(four.texts(), four.texts(), four.groups(), Optional.empty()));
    refused(
        "turned.mat: images: 9 columns (expected: 12, as in " + train + ")",
        and(fit, "--validate", turned));
    Path single = FeatureFiles.write(folder.resolve("one.mat"), pairs.select(0));
    refused("one.mat: images: 1 row (expected: at least 2 pairs", with(fit, 3, single));
    assertThat(out.resolve("aligner.npz")).doesNotExist();

    Path model = folder.resolve("for-wrong-input");
    run(with(fit, 5, model)).succeeded();
    refused(
        "turned.mat: images: vectors of 9 values (expected: 12); the model was fitted on those",
        "align",
        "evaluate",
        "--model",
        model,
        "--test",
        turned);
    refused("holds no aligner.npz", "align", "evaluate", "--model", folder, "--test", test);
    byte[] archive = Files.readAllBytes(model.resolve("aligner.npz"));
    archive[archive.length / 2] ^= 4;
    Files.write(model.resolve("aligner.npz"), archive);
    refused("aligner.npz: archive: ", "align", "evaluate", "--model", model, "--test", test);
    Files.write(folder.resolve("file"), archive);
    refused("cannot be made a folder", with(fit, 5, folder.resolve("file/model")));
  }

  private static Object[] with(Object[] words, int place, Object word) {
    Object[] changed = words.clone();
    changed[place] = word;
    return changed;
  }

  private static Object[] and(Object[] words, Object... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray();
  }

  @Test
  void listsTheMethods() throws Exception {
    CommandRun all = run("align", "methods").succeeded();
    for (AlignerMethod method : AlignerMethods.all()) {
      assertThat(all.out()).contains(method.name() + " (" + method.family(), method.summary());
    }
    assertThat(run("align", "methods", "cca").succeeded().out())
        .contains("cca (correlation): ", "Hardoon", "2004")
        .containsPattern("dimension +64 +1 to 4096 +coordinates of the shared space");
    JsonNode scm = JSON.readTree(run("align", "methods", "scm", "--json").succeeded().out()).get(0);
    assertThat(scm.path("needsLabels").asBoolean()).isTrue();
    assertThat(scm.path("parameters").get(0).path("default").asText()).isEqualTo("auto");
    refused("method: 'x' (expected: cca", "align", "methods", "x");
  }

  /** The figures of the paper's table, out of a feature file. */
  @Test
  void scmOnWikipediaReachesThePaper() throws Exception {
    Optional<Path> data =
        DataRoot.find(System.getenv(), Path.of("")).flatMap(root -> root.folder(Wikipedia.NAME));
    Assumptions.assumeTrue(data.isPresent(), "no Wikipedia features: skipped");
    Wikipedia wikipedia = Wikipedia.read(data.get());
    Path trained = FeatureFiles.write(folder.resolve("wikipedia-train.mat"), wikipedia.train());
    Path tested = FeatureFiles.write(folder.resolve("wikipedia-test.mat"), wikipedia.test());
    Path model = folder.resolve("wikipedia");
    run(
            "align",
            "fit",
            "--method",
            "scm",
            "--param",
            "components=9",
            "--param",
            "cost=1",
            "--train",
            trained,
            "--out",
            model)
        .succeeded();
    JsonNode json =
        JSON.readTree(run("align", "evaluate", "--model", model, "--test", tested, "--json").out());
    assertThat(json.path("imageToText").path("mapByLabel").asDouble()).isGreaterThan(0.277);
    assertThat(json.path("textToImage").path("mapByLabel").asDouble()).isGreaterThan(0.215);
  }
}
