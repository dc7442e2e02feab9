package dev.plumbline.index.lucene;

import dev.plumbline.core.index.TextMatch;
import dev.plumbline.core.index.TextQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * The words of captions, for BM25. Words are cut by Unicode's rules, lower-cased, and brought to
 * their English stem, so that {@code circles} finds {@code circle}; English words that carry no
 * meaning are left out. Words of other languages are found as they are written.
 */
final class CaptionWords {
  static final Analyzer ANALYZER = new EnglishAnalyzer();

  /** Counted for BM25; without positions, which only phrases need. */
  static final FieldType FIELD = fieldType();

  /** Different words of a query that count. */
  private static final int MAX_WORDS = 256;

  private CaptionWords() {}

  private static FieldType fieldType() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  static List<TextMatch> best(IndexSearcher searcher, TextQuery query) throws IOException {
    Set<String> words = words(query.words());
    List<TextMatch> matches = new ArrayList<>();
    if (words.isEmpty()) {
      return matches;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words.forEach(word -> any.add(FilterQueries.is(Fields.TEXT, word), Occur.SHOULD));
    Query within = GenerationSearch.ofTenant(query.tenant(), FilterQueries.of(query.filter()));
    Query both =
        new BooleanQuery.Builder().add(any.build(), Occur.MUST).add(within, Occur.FILTER).build();
    Items items = new Items(searcher);
    for (ScoreDoc hit : searcher.search(both, query.k()).scoreDocs) {
      matches.add(new TextMatch(items.of(hit.doc), hit.score));
    }
    return matches;
  }

  private static Set<String> words(String text) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream tokens = ANALYZER.tokenStream(Fields.TEXT, text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (words.size() < MAX_WORDS && tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    }
    return words;
  }
}
