package dev.plumbline.encoders.image;

import dev.plumbline.core.decode.RgbImage;

/**
 * How a picture becomes a network's input: fitted to a size, then {@code (value x scale - mean) /
 * std} for each channel.
 *
 * @param width of the input, 1 to 4096
 * @param height of the input, 1 to 4096
 * @param fit what happens to a picture of another aspect ratio
 * @param resize where {@code fit} is CENTER_CROP: what the shorter side becomes before the crop
 * @param filter how pixels are resampled
 * @param scale brings 0 to 255 to the range of mean and std, such as 1/255
 * @param mean of red, green, blue
 * @param std of red, green, blue, above 0
 * @param layout the order of the input's axes
 * @param order the order of the channels
 */
public record Preprocessing(
    int width,
    int height,
    Fit fit,
    int resize,
    Filter filter,
    double scale,
    Channels mean,
    Channels std,
    Layout layout,
    Order order) {
  public Preprocessing {
    if (width < 1 || width > 4096 || height < 1 || height > 4096) {
      throw new IllegalArgumentException(
          "size: " + width + " x " + height + " (expected: sides of 1 to 4096)");
    }
    if (fit == Fit.CENTER_CROP && (resize < Math.max(width, height) || resize > 4096)) {
      throw new IllegalArgumentException(
          "resize: %d (expected: %d to 4096)".formatted(resize, Math.max(width, height)));
    }
    if (std.red() <= 0 || std.green() <= 0 || std.blue() <= 0) {
      throw new IllegalArgumentException("std: " + std + " (expected: above 0)");
    }
  }

  /** What happens to a picture of another aspect ratio. */
  public enum Fit {
    /** All of it is kept and its sides are scaled apart. */
    SQUASH,
    /** Its shorter side is brought to {@code resize} and its middle is kept. */
    CENTER_CROP
  }

  /** The order of the input's axes: batch, channels, height, width. */
  public enum Layout {
    NCHW,
    NHWC
  }

  /** The order of the channels. */
  public enum Order {
    RGB,
    BGR
  }

  /** One value a channel. */
  public record Channels(double red, double green, double blue) {
    double get(int channel) {
      return channel == 0 ? red : channel == 1 ? green : blue;
    }
  }

  /** Values in one picture's input. */
  public int size() {
    return 3 * width * height;
  }

  /** Writes one picture's input to {@code target[offset...]}, {@link #size()} values. */
  public void apply(RgbImage image, float[] target, int offset) {
    double cut = fit == Fit.CENTER_CROP ? Math.min(image.width(), image.height()) : 0;
    double across = fit == Fit.CENTER_CROP ? cut * width / resize : image.width();
    double down = fit == Fit.CENTER_CROP ? cut * height / resize : image.height();
    float[] pixels =
        Resampler.resize(
            image,
            (image.width() - across) / 2,
            (image.height() - down) / 2,
            across,
            down,
            width,
            height,
            filter);
    int plane = width * height;
    for (int channel = 0; channel < 3; channel++) {
      int source = order == Order.RGB ? channel : 2 - channel;
      float factor = (float) (scale / std.get(source));
      float shift = (float) (mean.get(source) / std.get(source));
      for (int i = 0; i < plane; i++) {
        int to = layout == Layout.NCHW ? channel * plane + i : 3 * i + channel;
        target[offset + to] = pixels[3 * i + source] * factor - shift;
      }
    }
  }
}
