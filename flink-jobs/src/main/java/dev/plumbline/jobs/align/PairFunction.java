package dev.plumbline.jobs.align;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins captions with their picture, whichever comes first, by the picture's key. Each caption is
 * given on once: a record that comes again makes no second pair. What has found no partner is
 * forgotten after a time.
 */
final class PairFunction extends KeyedProcessFunction<String, Side, Pair> {
  private static final long serialVersionUID = 1;

  private final Duration timeToLive;

  private transient ValueState<Side> picture;
  private transient MapState<String, Side> waiting;
  private transient MapState<String, Boolean> paired;

  /**
   * @param timeToLive how long a side waits for its partner, and a pair is remembered
   */
  PairFunction(Duration timeToLive) {
    this.timeToLive = timeToLive;
  }

  @Override
  public void open(OpenContext context) {
    StateTtlConfig ttl =
        StateTtlConfig.newBuilder(timeToLive)
            .setUpdateType(StateTtlConfig.UpdateType.OnReadAndWrite)
            .build();
    ValueStateDescriptor<Side> pictures =
        new ValueStateDescriptor<>("picture", TypeInformation.of(Side.class));
    MapStateDescriptor<String, Side> captions =
        new MapStateDescriptor<>("waiting", Types.STRING, TypeInformation.of(Side.class));
    MapStateDescriptor<String, Boolean> done =
        new MapStateDescriptor<>("paired", Types.STRING, Types.BOOLEAN);
    pictures.enableTimeToLive(ttl);
    captions.enableTimeToLive(ttl);
    done.enableTimeToLive(ttl);
    picture = getRuntimeContext().getState(pictures);
    waiting = getRuntimeContext().getMapState(captions);
    paired = getRuntimeContext().getMapState(done);
  }

  @Override
  public void processElement(Side side, Context context, Collector<Pair> out) throws Exception {
    if (side.isGone()) {
      picture.clear();
      waiting.clear();
    } else if (side.isPicture()) {
      onPicture(side, out);
    } else {
      onCaption(side, out);
    }
  }

  private void onPicture(Side side, Collector<Pair> out) throws Exception {
    picture.update(side);
    List<Side> captions = new ArrayList<>();
    waiting.values().forEach(captions::add);
    waiting.clear();
    for (Side caption : captions) {
      give(side, caption, out);
    }
  }

  private void onCaption(Side caption, Collector<Pair> out) throws Exception {
    if (paired.contains(caption.caption())) {
      return;
    }
    Side known = picture.value();
    if (known == null) {
      waiting.put(caption.caption(), caption);
    } else {
      give(known, caption, out);
    }
  }

  private void give(Side known, Side caption, Collector<Pair> out) throws Exception {
    boolean isFirst = paired.isEmpty();
    paired.put(caption.caption(), true);
    out.collect(Pair.of(known, caption, isFirst));
  }
}
