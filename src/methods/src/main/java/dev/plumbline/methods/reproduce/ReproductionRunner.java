package dev.plumbline.methods.reproduce;

import dev.plumbline.methods.datasets.DataRoot;
import dev.plumbline.methods.reproduce.ClaimResult.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs experiments and judges their claims. One that breaks off does not stop the others.
 *
 * @param data where the data sets are, if anywhere
 * @param reproductions the experiments, in the order of the table
 */
public record ReproductionRunner(Optional<DataRoot> data, List<Reproduction> reproductions) {
  /** Stands for every method. */
  public static final String ALL = "all";

  public ReproductionRunner {
    reproductions = List.copyOf(reproductions);
  }

  /** The methods that have claims here. */
  public List<String> methods() {
    return reproductions.stream().map(Reproduction::method).distinct().toList();
  }

  /**
   * Runs.
   *
   * @param names methods, or {@code all}
   * @param quick whether less data or fewer steps are wanted
   * @param progress hears what is being done
   * @throws IllegalArgumentException if a name is unknown; the message lists them all
   */
  public ReproductionReport run(List<String> names, boolean quick, Consumer<String> progress) {
    for (String name : names) {
      if (!name.equals(ALL) && !methods().contains(name)) {
        throw new IllegalArgumentException(
            "method: '"
                + name
                + "' (expected: all, "
                + String.join(", ", new TreeSet<>(methods()))
                + ")");
      }
    }
    List<ClaimResult> results = new ArrayList<>();
    for (Reproduction reproduction : reproductions) {
      if (names.contains(ALL) || names.contains(reproduction.method())) {
        results.addAll(run(reproduction, quick, progress));
      }
    }
    return new ReproductionReport(quick, results);
  }

  private List<ClaimResult> run(
      Reproduction reproduction, boolean quick, Consumer<String> progress) {
    Optional<String> missing =
        reproduction.datasets().stream()
            .filter(d -> data.flatMap(root -> root.folder(d)).isEmpty())
            .findFirst();
    if (missing.isPresent()) {
      String where = data.map(root -> root.path().toString()).orElse("shared/data");
      String note =
          "table skipped: no data set "
              + missing.get()
              + " in "
              + where
              + " (set "
              + DataRoot.VARIABLE
              + ")";
      progress.accept(reproduction.method() + ": " + note);
      return without(reproduction, quick, Verdict.SKIPPED, note);
    }
    progress.accept(reproduction.method() + ": " + reproduction.setting());
    long start = System.nanoTime();
    try {
      Trial trial =
          new Trial(
              data.orElseThrow(),
              quick,
              line -> progress.accept(reproduction.method() + ": " + line));
      Map<String, Measured> measured = reproduction.run(trial);
      return judged(reproduction, quick, measured, (System.nanoTime() - start) / 1e9);
    } catch (IOException | RuntimeException e) {
      progress.accept(reproduction.method() + ": broke off: " + e);
      return without(reproduction, quick, Verdict.BROKEN, e.toString());
    }
  }

  private static List<ClaimResult> without(
      Reproduction reproduction, boolean quick, Verdict verdict, String note) {
    List<ClaimResult> results = new ArrayList<>();
    for (Claim claim : reproduction.claims()) {
      results.add(
          new ClaimResult(
              reproduction.method(),
              reproduction.setting(),
              claim,
              claim.threshold(quick),
              Optional.empty(),
              verdict,
              results.isEmpty() ? note : "",
              0));
    }
    return results;
  }

  private static String note(Claim claim, Optional<Measured> found, Verdict verdict) {
    String note = found.map(Measured::note).orElse("the experiment did not measure it");
    String why = verdict == Verdict.FAILS ? claim.whyMissed() : "";
    return Stream.of(note, why).filter(text -> !text.isBlank()).collect(Collectors.joining("; "));
  }

  private static List<ClaimResult> judged(
      Reproduction reproduction, boolean quick, Map<String, Measured> measured, double seconds) {
    List<ClaimResult> results = new ArrayList<>();
    for (Claim claim : reproduction.claims()) {
      Threshold threshold = claim.threshold(quick);
      Optional<Measured> found = Optional.ofNullable(measured.get(claim.name()));
      Verdict verdict =
          found
              .map(
                  m ->
                      threshold instanceof Threshold.None
                          ? Verdict.REPORTED
                          : threshold.isMet(m) ? Verdict.HOLDS : Verdict.FAILS)
              .orElse(Verdict.BROKEN);
      results.add(
          new ClaimResult(
              reproduction.method(),
              reproduction.setting(),
              claim,
              threshold,
              found,
              verdict,
              note(claim, found, verdict),
              results.isEmpty() ? seconds : 0));
    }
    return results;
  }
}
