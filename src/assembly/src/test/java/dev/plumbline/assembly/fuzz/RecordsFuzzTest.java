package dev.plumbline.assembly.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.core.event.RejectedException;
import dev.plumbline.schemas.Codecs;
import dev.plumbline.schemas.RecordCodec;
import java.util.List;

/** Any bytes are a record or a rejection, for the codec of each topic. */
class RecordsFuzzTest {
  private static final List<RecordCodec<?>> CODECS =
      List.of(
          Codecs.items(),
          Codecs.encodings(),
          Codecs.queries(),
          Codecs.results(),
          Codecs.feedback(),
          Codecs.aligners(),
          Codecs.deadLetters());

  @FuzzTest(maxDuration = "10m")
  void decode(byte[] bytes) {
    for (RecordCodec<?> codec : CODECS) {
      try {
        codec.decode(bytes);
      } catch (RejectedException e) {
        // as it should be
      }
    }
  }
}
