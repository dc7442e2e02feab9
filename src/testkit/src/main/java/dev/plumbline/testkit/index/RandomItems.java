package dev.plumbline.testkit.index;

import dev.plumbline.core.index.Filter;
import dev.plumbline.core.index.Filter.Column;
import dev.plumbline.core.index.Filter.Operator;
import dev.plumbline.core.index.IndexRecord;
import dev.plumbline.core.model.AttributeValue;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.FloatVector;
import dev.plumbline.core.model.Item;
import dev.plumbline.core.model.ItemId;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Draws items, vectors and filters for tests. Values come from short lists, so that filters hit;
 * among them are texts that would break out of a query that was put together from strings. The same
 * seed gives the same items.
 */
public final class RandomItems {
  /** Texts that an index must treat as any other. */
  public static final List<String> STRANGE =
      List.of(
          "it's \"quoted\"",
          "back\\slash\\",
          "\\\" or 1 == 1 or \\\"",
          "\" or id != \"",
          "' or ''='",
          "'; drop table items; --",
          "100%",
          "%",
          "_",
          "*",
          "?",
          "a*b?c",
          "[a-z]+",
          "{tenant}",
          "$meta[\"x\"]",
          "attributes[\"colour\"] == \"red\"",
          "x\" || tenant != \"",
          "null",
          "true",
          "3",
          "  two  spaces  ",
          "a/b/../c",
          "\u00e9 is not e\u0301",
          "\u8a9e\u8a00",
          "\ud83d\ude42\ud83c\udffd",
          "\u202eright to left",
          "\ufeff\uffff");

  private static final List<Double> NUMBERS =
      List.of(-1.5, -0.0, 0.0, 0.1, 0.3, 0.1 + 0.2, 1.0, 3.0, 4.0, 9007199254740992.0, 1e300);
  private static final List<String> COLOURS = List.of("red", "red dark", "Red", "blue", "");
  private static final List<String> SOURCES = List.of("", "camera", "camera 2", "it's \"me\"");
  private static final List<String> NAMES = List.of("colour", "size", "wet", "mixed", "missing");
  private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

  private final RandomGenerator random;

  public RandomItems(RandomGenerator random) {
    this.random = random;
  }

  /** A random direction. */
  public FloatVector unit(int dimension) {
    float[] values = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return FloatVector.wrap(values).normalized();
  }

  /** A plain image with nothing but an id. */
  public IndexRecord image(String tenant, String id, int dimension) {
    Item item =
        new Item(
            new ItemId(tenant, id),
            Modality.IMAGE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Attributes.empty(),
            START,
            "");
    return new IndexRecord(item, unit(dimension));
  }

  /** A caption of an image. */
  public IndexRecord caption(String tenant, String id, String partOf, String text, int dimension) {
    Item item =
        new Item(
            new ItemId(tenant, id),
            Modality.TEXT,
            Optional.of(partOf),
            Optional.of(text),
            Optional.empty(),
            Attributes.empty(),
            START,
            "");
    return new IndexRecord(item, unit(dimension));
  }

  /** An item of any modality with any attributes. */
  public IndexRecord any(String tenant, String id, int dimension) {
    Modality modality = pick(List.of(Modality.values()));
    boolean text = modality == Modality.TEXT;
    Item item =
        new Item(
            new ItemId(tenant, id),
            modality,
            text ? Optional.of(pick(List.of("i1", "i2", "i\"3"))) : Optional.empty(),
            text ? Optional.of("a " + pick(COLOURS) + " circle") : Optional.empty(),
            text || random.nextBoolean()
                ? Optional.empty()
                : Optional.of("file:///" + id.hashCode()),
            attributes(),
            time(),
            pick(SOURCES));
    return new IndexRecord(item, unit(dimension));
  }

  /** As many such items: their ids are {@code i0}, {@code i1} and so on. */
  public List<IndexRecord> any(String tenant, int count, int dimension) {
    List<IndexRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(any(tenant, "i" + i, dimension));
    }
    return records;
  }

  private Attributes attributes() {
    Map<String, AttributeValue> values = new TreeMap<>();
    if (random.nextInt(4) > 0) {
      values.put("colour", text());
    }
    if (random.nextInt(4) > 0) {
      values.put("size", new AttributeValue.Numeric(pick(NUMBERS)));
    }
    if (random.nextBoolean()) {
      values.put("wet", new AttributeValue.Flag(random.nextBoolean()));
    }
    if (random.nextInt(4) > 0) {
      values.put("mixed", value());
    }
    return Attributes.of(values);
  }

  private AttributeValue value() {
    return switch (random.nextInt(3)) {
      case 0 -> new AttributeValue.Numeric(pick(NUMBERS));
      case 1 -> new AttributeValue.Flag(random.nextBoolean());
      default -> text();
    };
  }

  private AttributeValue.Text text() {
    return new AttributeValue.Text(pick(random.nextInt(3) == 0 ? STRANGE : COLOURS));
  }

  private Instant time() {
    return START.plusMillis(random.nextInt(-3, 4));
  }

  /**
   * A filter that the filter language can say.
   *
   * @param depth levels of and, or, not at most, 0 for a single condition
   */
  public Filter filter(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return condition();
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Filter.Not(filter(depth - 1));
      case 1 -> new Filter.And(filters(depth - 1));
      default -> new Filter.Or(filters(depth - 1));
    };
  }

  private List<Filter> filters(int depth) {
    List<Filter> filters = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      filters.add(filter(depth));
    }
    return filters;
  }

  private Filter condition() {
    Column column =
        random.nextInt(3) == 0
            ? pick(List.of(Column.BuiltIn.values()))
            : new Column.Attribute(pick(NAMES));
    return switch (random.nextInt(8)) {
      case 0 -> new Filter.Exists(column);
      case 1, 2 -> new Filter.In(column, List.of(valueFor(column), valueFor(column)));
      default -> compare(column);
    };
  }

  private Filter compare(Column column) {
    AttributeValue value = valueFor(column);
    List<Operator> operators =
        value instanceof AttributeValue.Numeric
            ? List.of(Operator.EQ, Operator.NE, Operator.LT, Operator.LE, Operator.GT, Operator.GE)
            : value instanceof AttributeValue.Text
                ? List.of(Operator.EQ, Operator.NE, Operator.PREFIX)
                : List.of(Operator.EQ, Operator.NE);
    return new Filter.Compare(column, pick(operators), value);
  }

  private AttributeValue valueFor(Column column) {
    if (!(column instanceof Column.BuiltIn builtIn)) {
      return value();
    }
    return switch (builtIn) {
      case ID -> new AttributeValue.Text("i" + random.nextInt(20));
      case MODALITY ->
          new AttributeValue.Text(pick(List.of(Modality.values())).name().toLowerCase(Locale.ROOT));
      case PART_OF -> new AttributeValue.Text(pick(List.of("i1", "i2", "i\"3", "i")));
      case SOURCE -> new AttributeValue.Text(pick(SOURCES));
      case EVENT_TIME -> new AttributeValue.Numeric(time().toEpochMilli());
    };
  }

  private <V> V pick(List<V> values) {
    return values.get(random.nextInt(values.size()));
  }
}
