package io.tensoe.ingestion.sandbox.albums;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Albums that are made up from their number. */
class GeneratedAlbumsTest {
  @Test
  void aHundredThousandAlbumsHaveDistinctNamesAndSongs() {
    GeneratedAlbums albums = new GeneratedAlbums(100_000, 10);
    Set<String> titles = new HashSet<>();
    Set<String> artists = new HashSet<>();
    for (int index = 0; index < albums.count(); index++) {
      titles.add(albums.title(index));
      artists.add(albums.artist(index));
    }
    assertThat(titles.size(), is(albums.count()));
    assertThat(artists.size(), is(albums.count() / GeneratedAlbums.ALBUMS_PER_ARTIST));

    Set<String> songs = new HashSet<>();
    for (int index = 400; index < 404; index++) {
      albums.release(index).songs().forEach(song -> songs.add(song.title()));
    }
    assertThat(songs.size(), is(40));
    assertThat(albums.withTitle(Text.words(albums.title(99_999))), is(99_999));
  }
}
