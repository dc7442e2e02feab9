package dev.plumbline.core.search;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.align.AlignerHeader;
import dev.plumbline.core.model.AlignerVersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The published aligners that this process knows. Thread-safe. */
public interface Aligners {
  Optional<Aligner> find(AlignerVersion version);

  /** What is known of each of them, oldest version first. */
  List<AlignerHeader> headers();

  /** Aligners that are there from the start and stay. */
  static Aligners of(Aligner... aligners) {
    List<Aligner> known =
        Arrays.stream(aligners)
            .sorted(Comparator.comparing((Aligner aligner) -> aligner.header().version()))
            .toList();
    return new Aligners() {
      @Override
      public Optional<Aligner> find(AlignerVersion version) {
        return known.stream().filter(a -> a.header().version().equals(version)).findFirst();
      }

      @Override
      public List<AlignerHeader> headers() {
        return known.stream().map(Aligner::header).toList();
      }
    };
  }
}
