package dev.plumbline.schemas;

import dev.plumbline.avro.RegionKind;
import dev.plumbline.core.model.Region;
import java.util.ArrayList;
import java.util.List;

/** Where local vectors come from, between core and the contract. */
final class RegionMapping {
  private RegionMapping() {}

  static List<dev.plumbline.avro.Region> toRecords(List<Region> regions) {
    return regions.stream().map(RegionMapping::toRecord).toList();
  }

  private static dev.plumbline.avro.Region toRecord(Region region) {
    // The constructor, and not the builder: there are dozens a record, and builders are slow.
    if (region instanceof Region.Cell cell) {
      return new dev.plumbline.avro.Region(
          RegionKind.CELL, cell.row(), cell.column(), cell.rows(), cell.columns(), 0, 0, 0L);
    }
    if (region instanceof Region.Span span) {
      return new dev.plumbline.avro.Region(
          RegionKind.SPAN, 0, 0, 0, 0, span.start(), span.end(), 0L);
    }
    Region.Frame frame = (Region.Frame) region;
    return new dev.plumbline.avro.Region(RegionKind.FRAME, 0, 0, 0, 0, 0, 0, frame.millis());
  }

  static List<Region> fromRecords(List<dev.plumbline.avro.Region> records) {
    List<Region> regions = new ArrayList<>(records.size());
    for (dev.plumbline.avro.Region record : records) {
      regions.add(Fields.named("regions[" + regions.size() + "]", () -> fromRecord(record)));
    }
    return regions;
  }

  private static Region fromRecord(dev.plumbline.avro.Region r) {
    return switch (r.getKind()) {
      case CELL -> new Region.Cell(r.getRow(), r.getColumn(), r.getRows(), r.getColumns());
      case SPAN -> new Region.Span(r.getStart(), r.getEnd());
      case FRAME -> new Region.Frame(r.getMillis());
      case UNKNOWN ->
          throw new IllegalArgumentException("kind: UNKNOWN (expected: CELL, SPAN or FRAME)");
    };
  }
}
