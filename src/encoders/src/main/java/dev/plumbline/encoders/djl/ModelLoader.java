package dev.plumbline.encoders.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.Translator;
import dev.plumbline.core.encode.EncodedContent;
import dev.plumbline.core.model.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a model through DJL's {@link Criteria} on the best device that takes it. */
final class ModelLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

  private static final Pattern FILE = Pattern.compile("(?<name>.+?)(-(?<epoch>\\d{4}))?\\.\\w+");

  private ModelLoader() {}

  /**
   * Loads; whoever calls closes the model.
   *
   * @throws IllegalArgumentException if the file or the device is not there
   * @throws ServiceException if the engine cannot load the model
   */
  static <I> ZooModel<I[], EncodedContent[]> load(
      ModelSpec spec,
      DeviceChoice device,
      Class<I[]> input,
      Translator<I[], EncodedContent[]> translator) {
    DjlSettings.apply(spec.source().remote());
    if (spec.source().remote() && DjlSettings.offline()) {
      throw new IllegalArgumentException(
          "%s: model: %s (expected: a file, for ai.djl.offline is true)"
              .formatted(spec.name(), spec.source()));
    }
    List<Device> candidates = device.candidates(Engine.getEngine(spec.engine()));
    for (int i = 0; i < candidates.size() - 1; i++) {
      try {
        return loadOn(candidates.get(i), spec, input, translator);
      } catch (ServiceException e) {
        LOG.warn("{} does not load on {}; trying the next", spec.name(), candidates.get(i), e);
      }
    }
    return loadOn(candidates.get(candidates.size() - 1), spec, input, translator);
  }

  private static <I> ZooModel<I[], EncodedContent[]> loadOn(
      Device device,
      ModelSpec spec,
      Class<I[]> input,
      Translator<I[], EncodedContent[]> translator) {
    Criteria.Builder<I[], EncodedContent[]> criteria =
        Criteria.builder()
            .setTypes(input, EncodedContent[].class)
            .optEngine(spec.engine())
            .optDevice(device)
            .optOptions(options(spec))
            .optTranslator(translator);
    spec.block().ifPresent(block -> criteria.optBlock(block.get()));
    try {
      if (spec.source() instanceof ModelSource.Address address) {
        return criteria.optModelUrls(address.url()).build().loadModel();
      }
      if (spec.source() instanceof ModelSource.File file) {
        return loadFile(criteria, file.path());
      }
      return loadCopy(criteria, (ModelSource.Resource) spec.source());
    } catch (ModelNotFoundException | MalformedModelException | IOException | EngineException e) {
      throw new ServiceException(
          ServiceException.Kind.PERMANENT,
          "%s: %s cannot load %s on %s"
              .formatted(spec.name(), spec.engine(), spec.source(), device),
          e);
    }
  }

  /**
   * By itself ONNX Runtime runs each call on every core, and its threads spin for the next: for
   * short texts that is slower than one thread, and two calls at a time get in each other's way.
   * Inputs are spread over {@code encoders.threads} here, and a preset may say otherwise.
   */
  private static Map<String, String> options(ModelSpec spec) {
    Map<String, String> options = new LinkedHashMap<>(spec.options());
    if (spec.engine().equals("OnnxRuntime")) {
      options.putIfAbsent("intraOpNumThreads", "1");
    }
    return options;
  }

  private static <I> ZooModel<I[], EncodedContent[]> loadFile(
      Criteria.Builder<I[], EncodedContent[]> criteria, Path file)
      throws ModelNotFoundException, MalformedModelException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("model: '" + file + "' (expected: a file)");
    }
    Path absolute = file.toAbsolutePath();
    // DJL names a model by its folder and the file's name without its ending. Its own weights end
    // in
    // a four-digit epoch, and it takes the newest unless it is told which.
    Matcher parts = FILE.matcher(absolute.getFileName().toString());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "model: '" + file + "' (expected: a file with an ending, as model.onnx)");
    }
    if (parts.group("epoch") != null) {
      criteria.optOption("epoch", parts.group("epoch"));
    }
    return criteria
        .optModelPath(absolute.getParent())
        .optModelName(parts.group("name"))
        .build()
        .loadModel();
  }

  /** The engines read files, so a resource lies on disk while it is loaded. */
  private static <I> ZooModel<I[], EncodedContent[]> loadCopy(
      Criteria.Builder<I[], EncodedContent[]> criteria, ModelSource.Resource resource)
      throws ModelNotFoundException, MalformedModelException, IOException {
    Path folder = Files.createTempDirectory("plumbline-model-");
    String path = resource.name();
    Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
    try {
      try (InputStream in = resource.open()) {
        Files.copy(in, file);
      }
      return loadFile(criteria, file);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }
}
