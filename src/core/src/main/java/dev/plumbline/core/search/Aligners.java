package dev.plumbline.core.search;

import dev.plumbline.core.align.Aligner;
import dev.plumbline.core.model.AlignerVersion;
import java.util.Optional;

/** The published aligners that this process knows. Thread-safe. */
public interface Aligners {
  Optional<Aligner> find(AlignerVersion version);
}
