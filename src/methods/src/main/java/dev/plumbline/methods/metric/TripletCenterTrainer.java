package dev.plumbline.methods.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.plumbline.core.align.AlignerTrainer;
import dev.plumbline.core.align.PairSet;
import dev.plumbline.methods.AlignerMethod;
import dev.plumbline.methods.Labels;
import dev.plumbline.methods.Parameter;
import dev.plumbline.methods.linear.NativeBlas;
import dev.plumbline.methods.network.EmbeddedBatch;
import dev.plumbline.methods.network.Head;
import dev.plumbline.methods.network.PairObjective;
import dev.plumbline.methods.network.PairTraining;
import dev.plumbline.methods.network.TrainingPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@link TripletCenter} as a trainer: images and texts of a class share its center and the
 * classifier. Learns from labels.
 *
 * @param head the form of both heads
 * @param plan how long and how fast
 * @param centers the loss on the centers
 */
public record TripletCenterTrainer(Head head, TrainingPlan plan, ClassObjective.Centers centers)
    implements AlignerTrainer {
  public static final String METHOD = "triplet-center";

  private static final MetricParameters DEFAULTS =
      new MetricParameters(0, false, 0, 30, 128, 1, 1e-3);

  /** For {@link dev.plumbline.methods.AlignerMethods}. */
  public static AlignerMethod describe() {
    return new AlignerMethod(
        METHOD,
        "Nearer to the own class's learned center than to any other; learns from labels",
        TripletCenter.class,
        true,
        DEFAULTS.after(
            Parameter.number("margin", 5, 0, 1e3, "in half the squared distance"),
            Parameter.number("weight", 0.1, 0, 1e3, "of the loss beside the softmax's"),
            Parameter.number("centerRate", 0.5, 1e-6, 1, "how far centers follow a batch")),
        values ->
            new TripletCenterTrainer(
                MetricParameters.unnormalizedHead(values),
                MetricParameters.plan(values),
                new ClassObjective.Centers(
                    new TripletCenter(values.number("margin")),
                    values.number("weight"),
                    values.number("centerRate"))));
  }

  @Override
  public String method() {
    return METHOD;
  }

  @Override
  public Projections fit(PairSet train, TrainingContext context) {
    Labels labels = Labels.of(METHOD, train);
    List<Integer> classOf = classOfGroups(train, labels);
    if (!NativeBlas.isAvailable()) {
      throw new IllegalStateException(
          METHOD + " needs DJL's PyTorch engine, and it cannot be loaded");
    }
    try (NDManager manager = NativeBlas.newManager();
        ClassObjective classes =
            new ClassObjective(
                manager,
                labels.classes().size(),
                head.outputs(),
                Optional.of(centers),
                context.seed())) {
      return new PairTraining(METHOD, head, head, plan, new OfBothSides(classes, classOf))
          .run(train, context);
    }
  }

  /** By the groups' numbers in a batch. */
  private static List<Integer> classOfGroups(PairSet train, Labels labels) {
    Map<String, Integer> classOf = new LinkedHashMap<>();
    for (int i = 0; i < train.size(); i++) {
      String group = train.groups().get(i);
      int label = labels.of()[i];
      if (classOf.computeIfAbsent(group, key -> label) != label) {
        throw new IllegalArgumentException(
            METHOD + ": pairs of " + group + " have different labels (expected: one an image)");
      }
    }
    return List.copyOf(classOf.values());
  }

  private record OfBothSides(ClassObjective classes, List<Integer> classOf)
      implements PairObjective {
    @Override
    public NDArray loss(EmbeddedBatch batch) {
      List<Integer> groups = new ArrayList<>();
      IntStream.of(batch.imageGroups()).forEach(groups::add);
      IntStream.of(batch.textGroups()).forEach(groups::add);
      return classes.loss(
          batch.images().concat(batch.texts(), 0),
          groups.stream().mapToInt(classOf::get).toArray());
    }

    @Override
    public List<NDArray> parameters() {
      return classes.parameters();
    }

    @Override
    public void step() {
      classes.step();
    }
  }
}
