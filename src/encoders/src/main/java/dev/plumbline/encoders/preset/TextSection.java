package dev.plumbline.encoders.preset;

import dev.plumbline.encoders.djl.ModelSource;
import dev.plumbline.encoders.djl.ModelSpec;
import dev.plumbline.encoders.text.TextModel;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a preset's {@code text} part. */
final class TextSection {
  private TextSection() {}

  static TextModel read(String name, Section part, Path base) {
    ModelSpec model = ModelSection.read(name, part, base);
    ModelSource tokenizer = ModelSource.parse(part.text("tokenizer"), base);
    int maxLength = part.integer("max_length", 2, 8192);
    TextModel.Padding padding =
        part.choice("padding", TextModel.Padding.class, TextModel.Padding.LONGEST);
    int padId = part.integer("pad_id", 0, Integer.MAX_VALUE, 0);
    Section inputs = part.section("inputs");
    String ids = inputs.text("ids");
    Optional<String> mask = inputs.optionalText("mask");
    Optional<String> types = inputs.optionalText("types");
    inputs.end();
    Section global = part.section("global");
    String output = global.text("output");
    TextModel.Pooling pooling =
        global.choice("pooling", TextModel.Pooling.class, TextModel.Pooling.NONE);
    global.end();
    Optional<String> locals = part.optionalSection("locals").map(TextSection::locals);
    boolean normalize = part.flag("normalize", true);
    boolean alone = part.flag("alone", false);
    part.end();
    return new TextModel(
        model, tokenizer, maxLength, padding, padId, ids, mask, types, output, pooling, locals,
        normalize, alone);
  }

  private static String locals(Section part) {
    String output = part.text("output");
    part.end();
    return output;
  }
}
