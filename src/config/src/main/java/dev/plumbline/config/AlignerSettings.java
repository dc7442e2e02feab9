package dev.plumbline.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/** How the aligner is fitted on the stream. */
public record AlignerSettings(
    @Doc("The method that fits it; `plumbline align methods` lists them.") String method,
    @Doc("The method's own parameters, by name.") Map<String, String> params,
    @Doc(value = "Length of the vectors in the shared space.", range = "1 to 4096") int dimension,
    @Doc(value = "The first aligner is fitted after so many pairs.", range = "10 to 100000000")
        long firstPairs,
    @Doc(
            value =
                "And again when their number has doubled, but at the latest after so many further"
                    + " pairs. A later aligner is published only if it is better on the pairs that"
                    + " are held out.",
            range = "10 to 1000000000")
        long everyPairs,
    @Doc(
            value =
                "Share of the images that is held out for measuring, in percent, chosen by a hash"
                    + " of the image's id.",
            range = "0 to 50")
        int holdoutPercent,
    @Doc(
            value =
                "How long a caption waits for its picture, and a picture for its captions, to make"
                    + " a pair.",
            range = "1m to 3650d")
        Duration pairTimeToLive,
    @Doc(
            value =
                "The attribute of pictures whose values are the classes, for methods that learn"
                    + " from classes (sm, scm, triplet-center). Pictures without it are then not"
                    + " learned from. Empty: classes are concepts, found among the captions.",
            range = "an attribute's name, or empty")
        String classAttribute,
    @Doc(
            value =
                "Into how many concepts captions are clustered where there is no class attribute;"
                    + " at most one for four pictures. The shared space of sm and scm has as many"
                    + " coordinates.",
            range = "2 to 1024")
        int concepts)
    implements Serializable {
  public AlignerSettings {
    Checks.present("method", method);
    Checks.range("dimension", dimension, 1, 4096);
    Checks.range("firstPairs", firstPairs, 10, 100_000_000);
    Checks.range("everyPairs", everyPairs, 10, 1_000_000_000);
    Checks.range("holdoutPercent", holdoutPercent, 0, 50);
    Checks.range("pairTimeToLive", pairTimeToLive, Duration.ofMinutes(1), Duration.ofDays(3650));
    Checks.attribute("classAttribute", classAttribute);
    Checks.range("concepts", concepts, 2, 1024);
    params = Map.copyOf(params);
  }
}
