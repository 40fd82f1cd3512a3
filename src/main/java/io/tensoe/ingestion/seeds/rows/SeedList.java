package io.tensoe.ingestion.seeds.rows;

import io.tensoe.ingestion.model.Seed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was read. Every row is in exactly one place: rows = seeds + duplicates + rejected.
 *
 * @param seeds distinct by album key, in input order
 * @param duplicates rows dropped because an earlier row has the same album key
 * @param rejected rows that are no seeds, in input order
 * @param notes lines for people about how files were read; empty = nothing unusual
 */
public record SeedList(
    List<Seed> seeds, int duplicates, List<RejectedRow> rejected, List<String> notes) {

  /** Gathers rows; keeps distinct seeds only. Not thread-safe. */
  public static final class Builder {
    private final Set<String> keys = new HashSet<>();
    private final List<Seed> seeds = new ArrayList<>();
    private final List<RejectedRow> rejected = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int duplicates;

    public void add(Seed seed) {
      if (keys.add(seed.key())) {
        seeds.add(seed);
      } else {
        duplicates++;
      }
    }

    /** Rows that repeat an album which was added. */
    public void repeated(int rows) {
      duplicates += rows;
    }

    public void reject(RejectedRow row) {
      rejected.add(row);
    }

    public void note(String line) {
      notes.add(line);
    }

    public SeedList build() {
      return new SeedList(
          List.copyOf(seeds), duplicates, List.copyOf(rejected), List.copyOf(notes));
    }
  }
}
