package dev.plumbline.core.event;

import dev.plumbline.core.model.AlignerVersion;
import dev.plumbline.core.model.Attributes;
import dev.plumbline.core.model.Modality;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The answer to a query. */
public sealed interface ResultEvent {
  String queryId();

  /**
   * The search was done.
   *
   * @param generation the generation that was searched
   * @param aligner the aligner version of that generation
   * @param hits best first
   */
  record Answered(
      String queryId, String tenant, long generation, AlignerVersion aligner, List<Hit> hits)
      implements ResultEvent {
    public Answered {
      hits = List.copyOf(hits);
    }
  }

  /**
   * The search could not be done.
   *
   * @param reason a word for programs, see {@link Reason}
   * @param message a sentence for people: what was wrong, where, what to do
   * @param parameter the parameter that is wrong, if it is one
   * @param column where in the filter's text, in UTF-16 units, 1 for the first; for a filter alone
   */
  record Failed(
      String queryId,
      String tenant,
      Reason reason,
      String message,
      Optional<String> parameter,
      OptionalInt column)
      implements ResultEvent {
    /** Without a parameter that would be to blame. */
    public Failed(String queryId, String tenant, Reason reason, String message) {
      this(queryId, tenant, reason, message, Optional.empty(), OptionalInt.empty());
    }
  }

  /** Why a search could not be done. */
  enum Reason {
    /** The query breaks a rule; asking again as it is will not help. */
    INVALID_QUERY,
    /** Nothing is indexed yet, or the generation asked for is not there. */
    NOT_READY,
    /** The deadline had passed. */
    TOO_LATE,
    /** A server behind the search failed; asking again may help. */
    UNAVAILABLE
  }

  /**
   * One found item.
   *
   * @param rank 1 for the best
   * @param score cosine in the shared space, -1 to 1
   * @param id the item's id in its tenant
   * @param captions the captions known for it; for a caption, itself
   * @param partOf for a caption, what it describes
   * @param reference where a picture's bytes are, if it came by reference
   */
  record Hit(
      int rank,
      double score,
      String id,
      Modality modality,
      List<String> captions,
      Optional<String> partOf,
      Optional<String> reference,
      Attributes attributes,
      Instant eventTime,
      String source) {
    public Hit {
      captions = List.copyOf(captions);
    }
  }
}
