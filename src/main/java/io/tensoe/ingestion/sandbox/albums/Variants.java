package io.tensoe.ingestion.sandbox.albums;

import java.util.List;

/** The near misses that stand beside a wanted album in every search. Pure. */
public final class Variants {
  private static final List<String> TRIBUTE_BANDS =
      List.of("The Tribute Players", "Molotov Cocktail Piano", "Vitamin String Society");
  private static final String KARAOKE_LABEL = "Sing Along Studio";

  private Variants() {}

  public static Release of(Release original, Variant variant) {
    return switch (variant) {
      case ORIGINAL -> original;
      case SINGLE ->
          original.renamed(
              variant,
              original.plainTitle(),
              original.artist(),
              "single",
              by(List.of(titled(original)), original.artist()));
      case TRIBUTE -> {
        String band = TRIBUTE_BANDS.get(original.ref().index() % TRIBUTE_BANDS.size());
        yield original.renamed(
            variant, original.plainTitle(), band, "album", by(original.songs(), band));
      }
      case KARAOKE ->
          original.renamed(
              variant,
              original.plainTitle() + " (Karaoke Version)",
              KARAOKE_LABEL,
              "album",
              by(original.songs(), KARAOKE_LABEL));
      case VIDEO ->
          original.renamed(variant, original.artist(), "Nobody in Particular", "single", List.of());
    };
  }

  private static Song titled(Release original) {
    Song first = original.songs().get(0);
    return new Song(
        1,
        1,
        original.plainTitle(),
        original.plainTitle(),
        first.millis(),
        first.explicit(),
        first.artists(),
        List.of(),
        "",
        first.isrc());
  }

  private static List<Song> by(List<Song> songs, String artist) {
    return songs.stream()
        .map(
            song ->
                new Song(
                    song.disc(),
                    song.number(),
                    song.title(),
                    song.title(),
                    song.millis(),
                    false,
                    List.of(artist),
                    List.of(),
                    "",
                    "QM" + song.isrc().replace("-", "").substring(2)))
        .toList();
  }
}
