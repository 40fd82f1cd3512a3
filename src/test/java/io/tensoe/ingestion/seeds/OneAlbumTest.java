package io.tensoe.ingestion.seeds;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OneAlbumTest {
  @Test
  void namesAreTrimmedLikeThoseOfAFile() {
    Seed seed = OneAlbum.seed("  Court and\n Spark ", "\u200EJoni  Mitchell\u200B");

    assertThat(seed.album(), is("Court and Spark"));
    assertThat(seed.artist(), is("Joni Mitchell"));
    assertThat(seed.origin(), is("--album"));
    assertThat(seed.line(), is(0L));
  }

  @Test
  void aBlankOptionIsNamed() {
    assertThat(refusal(" ", "Joni"), containsString("--album is blank"));
    assertThat(refusal("Blue", null), containsString("--artist is blank"));
    assertThat(refusal("Bl\u0007ue", "Joni"), containsString("--album holds"));
  }

  private static String refusal(String album, @Nullable String artist) {
    return String.valueOf(
        assertThrows(SeedInputException.class, () -> OneAlbum.seed(album, artist)).getMessage());
  }
}
