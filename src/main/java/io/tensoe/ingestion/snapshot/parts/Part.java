package io.tensoe.ingestion.snapshot.parts;

import io.tensoe.ingestion.tracks.TrackCopy.Pages;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of the table that one worker reads at a time and writes as one file per split.
 *
 * @param number from 0
 */
public record Part(int number, Pages pages) implements Serializable {

  /**
   * Cuts the table into pieces of about the same size.
   *
   * @param pages of the table
   * @param most pages of a piece
   * @param workers how many pieces are read at the same time; unless the table is small there is a
   *     multiple of it, so that all of them end together
   */
  public static List<Part> of(long pages, long most, int workers) {
    long wanted = Math.max(1, (pages + most - 1) / most);
    long small = most / 16;
    long count = pages <= small ? 1 : (wanted + workers - 1) / workers * workers;
    long each = Math.max(1, (pages + count - 1) / count);
    List<Part> parts = new ArrayList<>();
    long first = 0;
    do {
      boolean isLast = first + each >= pages;
      parts.add(new Part(parts.size(), new Pages(first, isLast ? null : first + each)));
      first += each;
    } while (first < pages);
    return parts;
  }
}
