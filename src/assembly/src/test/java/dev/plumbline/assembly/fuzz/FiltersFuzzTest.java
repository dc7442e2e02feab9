package dev.plumbline.assembly.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.core.index.FilterParser;
import dev.plumbline.core.index.FilterSyntaxException;
import java.nio.charset.StandardCharsets;

/** Any text is a filter or a syntax error. */
class FiltersFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void parse(byte[] text) {
    try {
      FilterParser.parse(new String(text, StandardCharsets.UTF_8));
    } catch (FilterSyntaxException e) {
      // as it should be
    }
  }
}
