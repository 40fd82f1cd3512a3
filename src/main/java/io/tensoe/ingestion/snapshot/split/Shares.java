package io.tensoe.ingestion.snapshot.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How much of a snapshot each split is wanted to have; together 1.
 *
 * @param train 0 to 1
 * @param validation 0 to 1
 * @param test 0 to 1
 */
public record Shares(double train, double validation, double test) {
  private static final double TOLERANCE = 1e-6;

  /** The order in which splits are filled: what is judged last is filled first. */
  private static final List<Split> ORDER = List.of(Split.TEST, Split.VALIDATION, Split.TRAIN);

  /**
   * Three percentages.
   *
   * @param text e.g. {@code 80,10,10}
   * @throws IllegalArgumentException if they are not three from 0 that are 100 together
   */
  public static Shares of(String text) {
    double[] parts;
    try {
      parts = Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      parts = new double[0];
    }
    boolean isFine = parts.length == 3 && Math.abs(Arrays.stream(parts).sum() - 100) < TOLERANCE;
    if (!isFine || Arrays.stream(parts).anyMatch(part -> !(part >= 0))) {
      throw new IllegalArgumentException(
          "--splits="
              + text
              + " is not three percentages (train, validation, test) that are 100 together, such"
              + " as 80,10,10");
    }
    return new Shares(parts[0] / 100, parts[1] / 100, parts[2] / 100);
  }

  public double of(Split split) {
    return switch (split) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  /** The splits that are wanted at all. */
  public List<Split> wanted() {
    return Arrays.stream(Split.values()).filter(split -> of(split) > 0).toList();
  }

  /** The greatest one, which takes what fits nowhere else. */
  Split home() {
    return wanted().stream().max(Comparator.comparingDouble(this::of)).orElseThrow();
  }

  /** The others, in the order in which they are filled. */
  List<Split> others() {
    return ORDER.stream().filter(split -> of(split) > 0 && split != home()).toList();
  }
}
