package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.test/v1, /search, https://a.test/v1/search?q=x+%26+y",
    "https://a.test/v1/, /search, https://a.test/v1/search?q=x+%26+y",
    "http://127.0.0.1:8080/2.0/, '', http://127.0.0.1:8080/2.0/?q=x+%26+y"
  })
  void pathsAreJoinedBelowTheBaseAddress(String base, String path, String whole) {
    Call call = Call.get(URI.create(base), path, new TreeMap<>(Map.of("q", "x & y")));
    assertThat(call.uri(), is(URI.create(whole)));
  }

  @Test
  void secretsAreJoinedOnlyForTheWire() {
    Call plain = Call.get(URI.create("https://a.test/find"));
    assertThat(
        plain.withSecretQuery("key", "a b").wireUri(),
        is(URI.create("https://a.test/find?key=a+b")));
    assertThat(plain.wireUri(), is(plain.uri()));
    assertThat(plain.withSecretQuery("key", "v").toString(), is("GET https://a.test/find"));
  }

  @Test
  void twoCallsThatDifferInSecretsAskTheSameQuestion() {
    Call plain = Call.get(URI.create("https://a.test/find?q=1"));
    assertThat(
        plain.withSecretHeader("Authorization", "one").toString(),
        is(plain.withSecretHeader("Authorization", "two").toString()));
  }
}
