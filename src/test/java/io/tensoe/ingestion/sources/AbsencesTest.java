package io.tensoe.ingestion.sources;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.MusicSource.Absent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsencesTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      textBlock =
          """
          tapes_id, none, 2001, ', id b; add year or tapes_id'
          tapes_id, none, 2000, ', id b; add tapes_id'
          tapes_id, 2000, 2001, ', id b; add tapes_id'
          none,     none, 2001, ', id b; add year'
          none,     none, 2000, ', id b'
          none,     2000, 2001, ', id b'
          """)
  void oneThatIsAmbiguousSaysWhatWouldHelp(
      @Nullable String hint, @Nullable Integer given, int second, String end) {
    Absent absent =
        Absences.ambiguous(
            "The Tapes",
            hint,
            Seed.named("key", "Home", "Band").year(given).from("--album", 0).build(),
            List.of(album("a", 2000), album("b", second)),
            SourceAlbum::id);
    assertThat(absent.cause(), is(Cause.AMBIGUOUS));
    assertThat(absent.reason(), endsWith(end));
  }

  private static SourceAlbum album(String id, int year) {
    return SourceAlbum.of("tapes", "Home", List.of("Band"))
        .id(id)
        .released(LocalDate.of(year, 1, 1), DatePrecision.YEAR)
        .build();
  }
}
