package io.tensoe.ingestion.model;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One wanted album, as the user named it.
 *
 * <pre>{@code
 * Seed.named(AlbumKey.of("Weezer", "Weezer", 1994), "Weezer", "Weezer")
 *     .year(1994)
 *     .pin("upc", "602475093060")
 *     .from("albums.csv", 2)
 *     .build()
 * }</pre>
 *
 * @param key album key: folded artist and title, edition words kept, plus the hints; made by {@code
 *     match.AlbumKey}, never blank
 * @param album title as given, trimmed, never blank
 * @param artist artist as given, trimmed, never blank
 * @param year hint: year of release; null = not given
 * @param pins hints: ids by which the user names the album, by name of the pin; sorted by that
 *     name, empty = none
 * @param origin where it was read: file name, {@code --album} or {@code --search}
 * @param line first line of the row in that file, 1 = the header; 0 = not from a file
 * @param forbidden what must not be matched, by override: {@code SOURCE:ID} one album of a source,
 *     {@code SOURCE} every album of it; null = no override speaks of this album, empty = one pins
 *     it and forbids nothing
 * @param place place in the list of the run that asks for it, from 0; null = not in a run
 */
@JsonDeserialize(builder = Seed.Builder.class)
public record Seed(
    String key,
    String album,
    String artist,
    @Nullable Integer year,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> pins,
    String origin,
    long line,
    @Nullable List<String> forbidden,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer place)
    implements Serializable {

  /** Keeps the pins sorted, so that equal seeds are written in equal bytes. */
  public Seed {
    pins = Collections.unmodifiableMap(new TreeMap<>(pins));
  }

  /** Starts one without hints, from nowhere, that no override speaks of. */
  public static Builder named(String key, String album, String artist) {
    Builder builder = new Builder();
    builder.key = key;
    builder.album = album;
    builder.artist = artist;
    return builder;
  }

  /** The same to begin with, for one that differs in some things. */
  public Builder toBuilder() {
    return named(key, album, artist)
        .year(year)
        .pins(pins)
        .from(origin, line)
        .forbidden(forbidden)
        .place(place);
  }

  /** An id by which the user names the album; null = not given. */
  public @Nullable String pin(String name) {
    return pins.get(name);
  }

  /** Whether an override forbids this album of a source, or all of them. */
  public boolean forbids(String source, @Nullable String id) {
    return forbidden != null
        && (forbidden.contains(source) || (id != null && forbidden.contains(source + ":" + id)));
  }

  /** Takes the parts of a seed, each by its name. Also reads the JSON of earlier versions. */
  @JsonPOJOBuilder(withPrefix = "")
  @JsonIgnoreProperties(ignoreUnknown = true)
  public static final class Builder {
    /** Earlier versions wrote every pin as a property of its own: {@code upc}, {@code nameId}. */
    private static final Pattern KIND = Pattern.compile("(?:Id|Url)$");

    private final Map<String, String> pins = new TreeMap<>();
    private String key = "";
    private String album = "";
    private String artist = "";
    private String origin = "";
    private @Nullable Integer year;
    private @Nullable List<String> forbidden;
    private @Nullable Integer place;
    private long line;

    private Builder() {}

    /** See {@link Seed#key()}. */
    @JsonProperty
    public Builder key(String value) {
      key = value;
      return this;
    }

    /** See {@link Seed#album()}. */
    @JsonProperty
    Builder album(String value) {
      album = value;
      return this;
    }

    /** See {@link Seed#artist()}. */
    @JsonProperty
    Builder artist(String value) {
      artist = value;
      return this;
    }

    /** See {@link Seed#year()}. */
    @JsonProperty
    public Builder year(@Nullable Integer value) {
      year = value;
      return this;
    }

    /** All of these, beside those that are there. */
    @JsonProperty
    public Builder pins(Map<String, String> values) {
      pins.putAll(values);
      return this;
    }

    /** One id; null = none of that name. */
    public Builder pin(String name, @Nullable String value) {
      if (value == null) {
        pins.remove(name);
      } else {
        pins.put(name, value);
      }
      return this;
    }

    /** See {@link Seed#origin()} and {@link Seed#line()}. */
    public Builder from(String where, long number) {
      origin = where;
      line = number;
      return this;
    }

    /** See {@link Seed#forbidden()}. */
    @JsonProperty
    public Builder forbidden(@Nullable List<String> matches) {
      forbidden = matches;
      return this;
    }

    /** See {@link Seed#place()}. */
    @JsonProperty
    public Builder place(@Nullable Integer number) {
      place = number;
      return this;
    }

    @JsonProperty
    Builder origin(String where) {
      return from(where, line);
    }

    @JsonProperty
    Builder line(long number) {
      return from(origin, number);
    }

    @JsonAnySetter
    Builder earlier(String property, @Nullable Object value) {
      return value instanceof String text
          ? pin(KIND.matcher(property).replaceFirst(""), text)
          : this;
    }

    /** The seed. */
    public Seed build() {
      return new Seed(key, album, artist, year, pins, origin, line, forbidden, place);
    }
  }
}
