package dev.plumbline.app.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.app.cli.Json;
import dev.plumbline.app.cli.Table;
import dev.plumbline.app.cli.Texts;
import dev.plumbline.core.event.ResultEvent;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints a search's answers. */
final class Answers {
  private static final int CAPTION_LENGTH = 70;

  private Answers() {}

  static void print(ResultEvent.Answered answered, boolean json, PrintWriter out) {
    if (json) {
      Json.print(out, array(answered));
      return;
    }
    if (answered.hits().isEmpty()) {
      out.println("nothing found in generation " + answered.generation());
      out.flush();
      return;
    }
    Table table = new Table("rank", "score", "id", "modality", "captions", "generation");
    for (ResultEvent.Hit hit : answered.hits()) {
      table.row(
          hit.rank(),
          String.format(Locale.ROOT, "%.4f", hit.score()),
          hit.id(),
          modality(hit),
          captions(hit.captions()),
          answered.generation());
    }
    table.print(out);
  }

  private static ArrayNode array(ResultEvent.Answered answered) {
    ArrayNode array = Json.array();
    for (ResultEvent.Hit hit : answered.hits()) {
      ObjectNode object = array.addObject();
      object.put("rank", hit.rank());
      object.put("score", hit.score());
      object.put("id", hit.id());
      object.put("modality", modality(hit));
      object.set("captions", Json.strings(hit.captions()));
      object.put("generation", answered.generation());
    }
    return array;
  }

  private static String modality(ResultEvent.Hit hit) {
    return hit.modality().name().toLowerCase(Locale.ROOT);
  }

  /** The first, and how many more there are. */
  private static String captions(List<String> captions) {
    if (captions.isEmpty()) {
      return "";
    }
    String first = Texts.cut(captions.get(0), CAPTION_LENGTH);
    return captions.size() == 1 ? first : first + " (+" + (captions.size() - 1) + ")";
  }
}
