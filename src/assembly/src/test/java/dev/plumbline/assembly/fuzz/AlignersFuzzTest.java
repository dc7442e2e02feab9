package dev.plumbline.assembly.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.core.align.artifact.AlignerCodec;

/** Any bytes are an aligner's archive or are refused. */
class AlignersFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void decode(byte[] archive) {
    try {
      AlignerCodec.decode(archive);
    } catch (IllegalArgumentException e) {
      // as it should be
    }
  }
}
