package dev.plumbline.encoders.preset;

import dev.plumbline.encoders.djl.ModelSpec;
import dev.plumbline.encoders.image.Filter;
import dev.plumbline.encoders.image.ImageModel;
import dev.plumbline.encoders.image.Preprocessing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a preset's {@code image} part. */
final class ImageSection {
  private ImageSection() {}

  static ImageModel read(String name, Section part, Path base) {
    ModelSpec model = ModelSection.read(name, part, base);
    Preprocessing preprocessing = preprocessing(part);
    String input = part.optionalText("input").orElse("image");
    Section global = part.section("global");
    String output = global.text("output");
    ImageModel.Pooling pooling =
        global.choice("pooling", ImageModel.Pooling.class, ImageModel.Pooling.NONE);
    global.end();
    Optional<ImageModel.Locals> locals = part.optionalSection("locals").map(ImageSection::locals);
    boolean normalize = part.flag("normalize", true);
    part.end();
    return new ImageModel(model, preprocessing, input, output, pooling, locals, normalize);
  }

  private static ImageModel.Locals locals(Section part) {
    String output = part.text("output");
    ImageModel.Form form = part.choice("form", ImageModel.Form.class);
    int skip = part.integer("skip", 0, 1000, 0);
    part.end();
    return part.make(() -> new ImageModel.Locals(output, form, skip));
  }

  private static Preprocessing preprocessing(Section part) {
    Section size = part.section("size");
    int width = size.integer("width", 1, 4096);
    int height = size.integer("height", 1, 4096);
    size.end();
    Preprocessing.Fit fit = part.choice("fit", Preprocessing.Fit.class);
    int resize = part.integer("resize", 1, 4096, Math.max(width, height));
    Filter filter = part.choice("filter", Filter.class, Filter.BILINEAR);
    double scale = part.number("scale");
    Preprocessing.Channels mean = channels(part.numbers("mean", 3));
    Preprocessing.Channels std = channels(part.numbers("std", 3));
    Preprocessing.Layout layout =
        part.choice("layout", Preprocessing.Layout.class, Preprocessing.Layout.NCHW);
    Preprocessing.Order order =
        part.choice("channels", Preprocessing.Order.class, Preprocessing.Order.RGB);
    return part.make(
        () ->
            new Preprocessing(width, height, fit, resize, filter, scale, mean, std, layout, order));
  }

  private static Preprocessing.Channels channels(List<Double> values) {
    return new Preprocessing.Channels(values.get(0), values.get(1), values.get(2));
  }
}
