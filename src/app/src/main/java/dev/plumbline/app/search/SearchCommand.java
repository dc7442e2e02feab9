package dev.plumbline.app.search;

import dev.plumbline.app.cli.CommonOptions;
import dev.plumbline.app.cli.ExitCodes;
import dev.plumbline.app.cli.Failure;
import dev.plumbline.app.cli.KafkaAccess;
import dev.plumbline.client.HttpConnection;
import dev.plumbline.client.PlumblineClient;
import dev.plumbline.client.Problem;
import dev.plumbline.client.SearchFailedException;
import dev.plumbline.config.PlumblineConfig;
import dev.plumbline.core.event.Query;
import dev.plumbline.core.event.ResultEvent;
import dev.plumbline.core.model.Modality;
import dev.plumbline.core.model.ServiceException;
import dev.plumbline.kafka.KafkaClientConfig;
import dev.plumbline.kafka.QueryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline search}. */
@Command(
    name = "search",
    description = "Searches by words, by a picture, by both, or by an indexed item.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  plumbline search \"a red circle left of a blue square\"",
      "  plumbline search --image photo.jpg -k 5",
      "  plumbline search \"a dog\" --url http://search.example.org:9662",
      "  plumbline search \"at night\" --image photo.jpg --weight 0.7",
      "  plumbline search --like photo.jpg --modality image,text",
      "  plumbline search \"a dog\" --filter 'year >= 2020 and source == \"camera\"' --json"
    })
public final class SearchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "TEXT", arity = "0..*", description = "Words to look for.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--image", paramLabel = "FILE", description = "A picture to look for.")
  private Optional<Path> image = Optional.empty();

  @Option(
      names = "--weight",
      paramLabel = "W",
      defaultValue = "0.5",
      description =
          "With words: the share of the picture or of --like, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double weight;

  @Option(
      names = "--like",
      paramLabel = "ID",
      description = "Looks for things like an indexed item.")
  private Optional<String> like = Optional.empty();

  @Option(
      names = "-k",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many answers, at most (default: ${DEFAULT-VALUE}).")
  private int k;

  @Option(
      names = "--filter",
      paramLabel = "CONDITION",
      description = "What must hold besides, in the filter language.")
  private String filter = "";

  @Option(
      names = "--modality",
      paramLabel = "KIND",
      split = ",",
      description = "Kinds of items to find: ${COMPLETION-CANDIDATES} (default: image).")
  private List<Modality> modalities = new ArrayList<>();

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "Whose items (default: search.defaultTenant).")
  private Optional<String> tenant = Optional.empty();

  @Option(
      names = "--generation",
      paramLabel = "N",
      description = "The index generation to search (default: the live one).")
  private Optional<Long> generation = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Only what happened then or later, as 2026-01-31T23:59:59Z.")
  private Optional<Instant> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "Only what happened before.")
  private Optional<Instant> to = Optional.empty();

  @Option(
      names = "--hybrid",
      description = "Captions that hold the very words count too, where the index has full text.")
  private boolean hybrid;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Asks the gateway there over HTTP, in place of the topics.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:PLUMBLINE_KEY}",
      description =
          "With --url: the key that the gateway asks for (default: the environment's"
              + " PLUMBLINE_KEY, which no list of processes shows).")
  private Optional<String> key = Optional.empty();

  @Option(names = "--json", description = "Prints an array of objects for programs.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    PlumblineConfig config = common.loadForClient();
    Query query = query(config);
    ResultEvent.Answered answered =
        url.isPresent() ? askOverHttp(query, url.get(), config) : askOverTopics(query, config);
    Answers.print(answered, json, spec.commandLine().getOut());
    return ExitCodes.OK;
  }

  private ResultEvent.Answered askOverHttp(Query query, URI gateway, PlumblineConfig config)
      throws InterruptedException {
    HttpConnection connection = connection(gateway).timeout(config.search().deadline());
    key.ifPresent(connection::key);
    try (PlumblineClient client = connection.open()) {
      return client.search(query);
    } catch (SearchFailedException e) {
      throw failure(e);
    } catch (ServiceException e) {
      throw Failure.unavailable(
          String.valueOf(e.getMessage()),
          "`plumbline up` and `plumbline serve` name their address when they are ready",
          e);
    }
  }

  private static HttpConnection connection(URI gateway) {
    try {
      return PlumblineClient.http(gateway);
    } catch (IllegalArgumentException e) {
      throw Failure.usage("--url: " + e.getMessage(), "");
    }
  }

  private static ResultEvent.Answered askOverTopics(Query query, PlumblineConfig config)
      throws InterruptedException {
    KafkaClientConfig kafka = KafkaAccess.connect(config);
    ResultEvent result;
    try (QueryClient client = QueryClient.open(kafka, config.search().deadline())) {
      result = client.ask(query);
    } catch (ServiceException e) {
      if (e.isTransient()) {
        throw Failure.unavailable(
            String.valueOf(e.getMessage()),
            "`plumbline status` says whether the jobs run; search.deadline sets how long to wait",
            e);
      }
      throw e;
    }
    if (result instanceof ResultEvent.Failed failed) {
      throw failure(failed);
    }
    return (ResultEvent.Answered) result;
  }

  private Query query(PlumblineConfig config) {
    Query.Builder query =
        Query.builder()
            .tenant(tenant.orElse(config.search().defaultTenant()))
            .imageWeight(weight)
            .k(k)
            .modalities(Set.copyOf(modalities))
            .filter(filter)
            .hybrid(hybrid);
    if (words.isEmpty() && image.isEmpty() && like.isEmpty()) {
      throw Failure.usage("nothing to search for", "give words, --image FILE, both, or --like ID");
    }
    if (!words.isEmpty()) {
      query.text(String.join(" ", words));
    }
    image.ifPresent(file -> query.image(read(file, config.ingest().maxImageBytes().bytes())));
    like.ifPresent(query::like);
    from.ifPresent(query::from);
    to.ifPresent(query::to);
    generation.ifPresent(query::generation);
    return query.build();
  }

  private static byte[] read(Path file, long limit) {
    try {
      long size = Files.size(file);
      if (size > limit) {
        throw Failure.usage(
            "--image " + file + ": " + size + " bytes (expected: at most " + limit + ")",
            "ingest.maxImageBytes is the limit");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Failure.usage("--image " + file + " cannot be read (" + e + ")", "");
    }
  }

  private static Failure failure(SearchFailedException e) {
    Problem problem = e.problem();
    if (problem.status() == 401 || problem.status() == 403) {
      return Failure.usage(problem.detail(), "PLUMBLINE_KEY or --key is the key that is sent");
    }
    return problem.isTransient() || problem.status() >= 500
        ? Failure.unavailable(problem.detail(), "the same search may succeed later", e)
        : Failure.usage(problem.detail(), "");
  }

  private static Failure failure(ResultEvent.Failed failed) {
    IllegalStateException cause = new IllegalStateException(failed.reason().name());
    return switch (failed.reason()) {
      case INVALID_QUERY -> Failure.usage(failed.message(), "");
      case NOT_READY ->
          Failure.unavailable(
              failed.message(),
              "it takes pairs of pictures and captions; `plumbline status` counts them",
              cause);
      case TOO_LATE, UNAVAILABLE ->
          Failure.unavailable(failed.message(), "the same search may succeed later", cause);
    };
  }
}
