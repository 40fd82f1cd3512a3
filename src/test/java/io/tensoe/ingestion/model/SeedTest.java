package io.tensoe.ingestion.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedTest {
  private static final Seed PINNED =
      Seed.named("weezer|weezer|year=1994", "Weezer", "Weezer")
          .year(1994)
          .pins(Map.of("upc", "602475093060", "spotify", "1xpGyKyV26uPstk1Elgp9Q"))
          .pin("aoty", "/album/12-x.php")
          .from("albums.csv", 2)
          .forbidden(List.of("spotify:x"))
          .build();

  @Test
  void aSeedComesBackFromItsJson() {
    Seed plain = Seed.named("a|b", "b", "a").from("--album", 0).build();
    assertThat(Json.read(Json.write(PINNED), Seed.class), is(PINNED));
    assertThat(Json.read(Json.write(plain), Seed.class), is(plain));
    assertThat(
        Json.write(plain),
        is("{\"key\":\"a|b\",\"album\":\"b\",\"artist\":\"a\",\"origin\":\"--album\",\"line\":0}"));
  }

  @Test
  void pinsAreWrittenInOneOrder() {
    assertThat(
        Json.write(PINNED),
        is(
            "{\"key\":\"weezer|weezer|year=1994\",\"album\":\"Weezer\",\"artist\":\"Weezer\","
                + "\"year\":1994,\"pins\":{\"aoty\":\"/album/12-x.php\","
                + "\"spotify\":\"1xpGyKyV26uPstk1Elgp9Q\",\"upc\":\"602475093060\"},"
                + "\"origin\":\"albums.csv\",\"line\":2,\"forbidden\":[\"spotify:x\"]}"));
  }

  @Test
  void whatEarlierVersionsStoredIsRead() {
    String stored =
        "{\"key\":\"weezer|weezer|year=1994\",\"album\":\"Weezer\",\"artist\":\"Weezer\","
            + "\"year\":1994,\"spotifyId\":\"1xpGyKyV26uPstk1Elgp9Q\",\"upc\":\"602475093060\","
            + "\"aotyUrl\":\"/album/12-x.php\",\"origin\":\"albums.csv\",\"line\":2,"
            + "\"forbidden\":[\"spotify:x\"]}";
    assertThat(Json.read(stored, Seed.class), is(PINNED));
    assertThat(
        Json.read(
                "{\"key\":\"a|b\",\"album\":\"b\",\"artist\":\"a\",\"mbid\":\"F4A0\","
                    + "\"upc\":null,\"origin\":\"--album\",\"line\":0}",
                Seed.class)
            .pins(),
        is(Map.of("mbid", "F4A0")));
  }

  @Test
  void aPinThatIsTakenAwayIsNone() {
    assertThat(
        PINNED.toBuilder().pin("aoty", null).build().pins().keySet().toString(),
        is("[spotify, upc]"));
  }
}
