package io.tensoe.ingestion.sources.aoty;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.http.Call;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AotyAddressTest {
  private final AotyAddress site = new AotyAddress(URI.create("https://www.albumoftheyear.org"));
  private final AotyAddress below = new AotyAddress(URI.create("http://127.0.0.1:8080/aoty/"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.albumoftheyear.org/album/5-a-b.php           | /album/5-a-b.php
          http://albumoftheyear.org/album/5-a-b.php?x=1#tracks     | /album/5-a-b.php
          www.albumoftheyear.org/album/5-a-b.php                   | /album/5-a-b.php
          https://WWW.AlbumOfTheYear.org/album/5-a-b/user-reviews/ | /album/5-a-b.php
          /album/5-a-b.php                                         | /album/5-a-b.php
          album/5.php                                              | /album/5.php
          /album/5-bjork-utopía.php                                | /album/5-bjork-utop%C3%ADa.php
          """)
  void onlyThePathOfAnAlbumPageIsUsed(String given, String path) {
    assertThat(site.albumPath(given), is(Optional.of(path)));
    assertThat(below.albumPath(given), is(Optional.of(path)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/aoty/album/5-a-b.php", "/aoty/album/5-a-b.php"})
  void thePathOfTheBaseAddressIsTakenOff(String given) {
    assertThat(below.albumPath(given), is(Optional.of("/album/5-a-b.php")));
    assertThat(site.albumPath(given), is(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/album/5-a-b.php",
        "https://albumoftheyear.org.evil.example/album/5.php",
        "https://albumoftheyear.org@evil.example/album/5.php",
        "https://user@www.albumoftheyear.org/album/5.php",
        "//evil.example/album/5.php",
        "http://127.0.0.1:8080/other/album/5.php",
        "http://127.0.0.1:9090/aoty/album/5.php",
        "https://www.albumoftheyear.org/artist/5-a/",
        "https://www.albumoftheyear.org/album/../search/albums/",
        "/album/5-a/../../search/albums/",
        "mailto:5@album",
        "no page at all",
        "",
      })
  void everythingElseIsRefused(String given) {
    assertThat(below.albumPath(given), is(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/aoty, http://127.0.0.1:8080/search/albums/?q=a+b",
    "https://www.albumoftheyear.org, https://www.albumoftheyear.org/search/albums/?q=a+b",
  })
  void rulesSeeTheAddressWithoutTheBasePath(URI base, String url) {
    Call call = Call.get(base, "/search/albums/", Map.of("q", "a b"));
    assertThat(new AotyAddress(base).siteUrl(call), is(url));
  }
}
