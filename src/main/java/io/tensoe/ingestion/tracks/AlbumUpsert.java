package io.tensoe.ingestion.tracks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement that writes merged albums: a call of the function {@code tensoe_write}, which says
 * what it does. {@link AlbumRows} makes its parameters.
 */
public final class AlbumUpsert {
  /** Key in {@code provenance} for the sources that have answered about the album. */
  public static final String ANSWERED = "answered";

  /** What stands before the columns of tracks, with the types of the parameters. */
  private static final List<Parameter> BATCH =
      List.of(
          new Parameter("run", "text"),
          new Parameter("is_offline", "boolean"),
          new Parameter("albums", "jsonb"),
          new Parameter("letters", "jsonb"),
          new Parameter("provenances", "jsonb[]"));

  /** Takes one batch, see {@link AlbumRows#parameters}; every parameter is a text. */
  public static final String SQL =
      Stream.concat(BATCH.stream(), TrackArrays.parameters().stream())
          .map(each -> "p_" + each.name() + " => ?::" + each.type())
          .collect(Collectors.joining(", ", "SELECT tensoe_write(", ")"));

  private AlbumUpsert() {}

  /** Names of the columns that a source can change. */
  static List<String> valueColumns() {
    return TrackColumn.WRITTEN.stream()
        .filter(column -> column.rule() != TrackColumn.Rule.KEY)
        .map(TrackColumn::name)
        .toList();
  }

  /**
   * A parameter of the function.
   *
   * @param name without the {@code p_} before it
   * @param type of PostgreSQL
   */
  record Parameter(String name, String type) {}
}
