package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /** {@code Map.of} has another order in every JVM, and stored answers are named by the address. */
  @Test
  void parametersWithoutAnOrderAreSortedByName() {
    Map<String, String> parameters = new HashMap<>();
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();
    names.forEach(name -> parameters.put(name, "v"));
    String sorted =
        names.stream().sorted().map(name -> name + "=v").collect(Collectors.joining("&"));
    URI base = URI.create("https://a.test");
    assertThat(Call.get(base, "", parameters).uri().getRawQuery(), is(sorted));
    assertThat(Call.get(base, "", Map.copyOf(parameters)).uri().getRawQuery(), is(sorted));
  }

  @Test
  void parametersWithAnOrderKeepIt() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("z", "1");
    parameters.put("a", "2");
    assertThat(
        Call.get(URI.create("https://a.test"), "", parameters).uri().getRawQuery(), is("z=1&a=2"));
    Map<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.putAll(parameters);
    assertThat(
        Call.get(URI.create("https://a.test"), "", backwards).uri().getRawQuery(), is("z=1&a=2"));
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
