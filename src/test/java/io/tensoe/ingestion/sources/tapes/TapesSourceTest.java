package io.tensoe.ingestion.sources.tapes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.sources.MusicSource.Absent;
import io.tensoe.ingestion.sources.SourceFacts;
import io.tensoe.ingestion.sources.client.ScriptedClient;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the contract of all sources does not know about this one. */
class TapesSourceTest {
  @Test
  void twoTapesThatFitAreNeitherOfThem() throws Exception {
    Absent absent = absent(TapesSourceTest::twoTapes);
    assertThat(absent.cause(), is(Cause.AMBIGUOUS));
    assertThat(absent.reason(), containsString("id 7; 'Band (Green Album)'"));
    assertThat(absent.reason(), containsString("add tapes_id"));
  }

  @Test
  void aTapeThatIsGoneIsAbsentAndNamed() throws Exception {
    assertThat(
        absent(TapesSourceTest::oneTapeThatIsGone).reason(),
        startsWith("The Tapes has none; the nearest is 'Band' by Band"));
  }

  @Test
  void aSearchThatFindsNothingIsAbsent() throws Exception {
    assertThat(
        absent(call -> new Reply(200, Map.of(), "{\"tapes\": []}")).reason(),
        is("The Tapes has none"));
  }

  private static Reply twoTapes(Call call) {
    return new Reply(
        200,
        Map.of(),
        """
        {"tapes": [{"number": "7", "title": "Band (Blue Album)", "artist": "Band"},
                   {"number": "8", "title": "Band (Green Album)", "artist": "Band"}]}
        """);
  }

  private static Reply oneTapeThatIsGone(Call call) {
    return call.uri().getPath().endsWith("/tapes")
        ? new Reply(
            200,
            Map.of(),
            "{\"tapes\": [{\"number\": \"7\", \"title\": \"Band\", \"artist\": \"Band\"}]}")
        : new Reply(404, Map.of(), "{}");
  }

  private static Absent absent(Function<Call, Reply> service) throws Exception {
    ScriptedClient client = new ScriptedClient(service, service);
    TapesSource source = new TapesSource(client, URI.create("https://tapes.test"), "key", "a");
    return (Absent) source.find(SourceFacts.seed("Band", "Band"));
  }
}
