package io.tensoe.ingestion.match;

import io.tensoe.ingestion.model.SourceAlbum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a list of candidates came to: the wanted album, nothing, or several that fit alike. */
public sealed interface Decision {
  /**
   * The wanted album.
   *
   * @param confidence 0 to 1. 1 = an id that was given as a hint, or the same artist, title,
   *     edition and year; about 0.97 = the same but for spelling, or a year next to it; about 0.88
   *     = another edition, a reissue of another year, or only a single of that name; below 0.8 =
   *     several of these at once
   */
  record Chosen(SourceAlbum album, double confidence) implements Decision {}

  /**
   * Several different albums fit, and nothing tells them apart: a hint is needed.
   *
   * @param albums two or more, in the order of the search; pressings of one album stand once
   */
  record Ambiguous(List<SourceAlbum> albums) implements Decision {
    public Ambiguous {
      albums = List.copyOf(albums);
    }
  }

  /**
   * Nothing fits.
   *
   * @param nearest the refused candidate whose names come nearest; null = nothing comes near
   */
  record None(@Nullable SourceAlbum nearest) implements Decision {}
}
