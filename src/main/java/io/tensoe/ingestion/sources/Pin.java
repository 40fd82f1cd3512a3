package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.match.PinRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An id by which a user may name an album: a column of lists and override files. Immutable.
 *
 * <pre>{@code
 * Pin.named("tapes", 50, "tapes_id")
 *     .ofAlbumsAt("tapes")
 *     .spelled("tapes_album_id")
 *     .wanting("the id of a tape (6 digits) or its address", TapesIds::inText)
 *     .forbidden("ID", "id of a tape: write tapes: and its 6 digits", TapesIds::isId)
 *     .build()
 * }</pre>
 */
public final class Pin implements PinRule {
  private final String name;
  private final int place;
  private final String column;
  private final List<String> spellings;
  private final List<String> spellingsInTrackLists;
  private final @Nullable String source;
  private final String wanted;
  private final Function<String, Optional<String>> reader;
  private final UnaryOperator<String> id;
  private final UnaryOperator<String> inKey;
  private final boolean refutesOthers;
  private final Predicate<String> isBareId;
  private final @Nullable String owner;
  private final Predicate<String> isOfSomethingElse;
  private final String placeholder;
  private final String forbidAdvice;

  private Pin(Builder built) {
    this.name = built.name;
    this.place = built.place;
    this.column = built.column;
    this.spellings = built.spellings;
    this.spellingsInTrackLists =
        built.spellingsInTrackLists == null ? built.spellings : built.spellingsInTrackLists;
    this.source = built.source;
    this.wanted = built.wanted;
    this.reader = built.reader;
    this.id = built.id;
    this.inKey = built.inKey;
    this.refutesOthers = built.refutesOthers;
    this.isBareId = built.isBareId;
    this.owner = built.owner;
    this.isOfSomethingElse = built.isOfSomethingElse;
    this.placeholder = built.placeholder;
    this.forbidAdvice = built.forbidAdvice;
  }

  /**
   * Starts one.
   *
   * @param name see {@link #name()}
   * @param place see {@link #place()}
   * @param column see {@link #column()}
   */
  public static Builder named(String name, int place, String column) {
    return new Builder(name, place, column);
  }

  /** Name within a seed and in the album key, e.g. {@code tapes}; rows are stored under it. */
  @Override
  public String name() {
    return name;
  }

  /**
   * Where it stands in the album key, lower first. Never changed, for rows are stored under the
   * key; a new pin takes a number above all others.
   */
  public int place() {
    return place;
  }

  /** The column as we write it, e.g. {@code tapes_id}. */
  public String column() {
    return column;
  }

  /**
   * Columns it is read from, the best first; case, blanks, {@code _} and {@code -} do not matter.
   *
   * @param isOfTracks whether the rows of the file are tracks
   */
  public List<String> spellings(boolean isOfTracks) {
    return isOfTracks ? spellingsInTrackLists : spellings;
  }

  @Override
  public @Nullable String source() {
    return source;
  }

  /** What a good value is, as the end of "… is not". */
  public String wanted() {
    return wanted;
  }

  /**
   * Reads what a user wrote.
   *
   * @param text trimmed, not blank
   * @return the value as a seed holds it; empty = it is no such id
   */
  public Optional<String> read(String text) {
    return reader.apply(text);
  }

  @Override
  public String id(String value) {
    return id.apply(value);
  }

  @Override
  public String inKey(String value) {
    return inKey.apply(value);
  }

  @Override
  public boolean refutesOthers() {
    return refutesOthers;
  }

  /** Whether a text is an id and nothing else: neither an address nor a URI. */
  public boolean isBareId(String text) {
    return isBareId.test(text);
  }

  /**
   * Whether a text names something else at the source, e.g. a track: then it is left out with a
   * note, and the row is good without it.
   */
  public boolean isOfSomethingElse(String text) {
    return isOfSomethingElse.test(text);
  }

  /**
   * Who has other things with ids that look the same, as people call it: then an id without a word
   * of what it is of is no album's in a list of tracks. Null = nobody, ids tell what they are of.
   */
  public @Nullable String owner() {
    return owner;
  }

  /** What stands for an id in advice on the column {@code forbid}, e.g. {@code ID}. */
  public String placeholder() {
    return placeholder;
  }

  /** What a {@code source:…} without a good id lacks, as the end of "… has no". */
  public String forbidAdvice() {
    return forbidAdvice;
  }

  @Override
  public String toString() {
    return column;
  }

  /** Takes what is known about a pin, each by its name. */
  public static final class Builder {
    private final String name;
    private final int place;
    private final String column;
    private List<String> spellings;
    private @Nullable List<String> spellingsInTrackLists;
    private @Nullable String source;
    private String wanted = "an id";
    private Function<String, Optional<String>> reader = Optional::of;
    private UnaryOperator<String> id = UnaryOperator.identity();
    private UnaryOperator<String> inKey = UnaryOperator.identity();
    private boolean refutesOthers;
    private @Nullable String owner;
    private Predicate<String> isBareId = text -> text.indexOf('/') < 0 && text.indexOf(':') < 0;
    private Predicate<String> isOfSomethingElse = text -> false;
    private String placeholder = "ID";
    private String forbidAdvice = "album id";

    private Builder(String name, int place, String column) {
      this.name = name;
      this.place = place;
      this.column = column;
      this.spellings = List.of(column);
    }

    /** The ids are those of this source's albums. */
    public Builder ofAlbumsAt(String sourceName) {
      source = sourceName;
      return this;
    }

    /** Further columns it is read from, after its own. */
    public Builder spelled(String... further) {
      spellings = with(column, further);
      return this;
    }

    /** Columns it is read from, instead of all others, where rows are tracks. */
    public Builder spelledInTrackLists(String... columns) {
      spellingsInTrackLists = List.of(columns);
      return this;
    }

    /**
     * How it is read.
     *
     * @param what see {@link Pin#wanted()}
     * @param how see {@link Pin#read}
     */
    public Builder wanting(String what, Function<String, Optional<String>> how) {
      wanted = what;
      reader = how;
      return this;
    }

    /** Where a value is not the id itself: how the id comes out of it. */
    public Builder identifying(UnaryOperator<String> how) {
      id = how;
      return this;
    }

    /** Where values that differ name the same: what of them stands in the album key. */
    public Builder keyed(UnaryOperator<String> how) {
      inKey = how;
      return this;
    }

    /** Every album of the source has one id: another id is another album. */
    public Builder refutingOthers() {
      refutesOthers = true;
      return this;
    }

    /**
     * How ids of other things at the source look; see {@link Pin#isOfSomethingElse}.
     *
     * @param title see {@link Pin#owner()}
     */
    public Builder notOf(String title, Predicate<String> others) {
      owner = title;
      isOfSomethingElse = others;
      return this;
    }

    /**
     * How single albums are forbidden.
     *
     * @param sign see {@link Pin#placeholder()}
     * @param advice see {@link Pin#forbidAdvice()}
     * @param bare see {@link Pin#isBareId}
     */
    public Builder forbidden(String sign, String advice, Predicate<String> bare) {
      placeholder = sign;
      forbidAdvice = advice;
      isBareId = bare;
      return this;
    }

    /** The pin. */
    public Pin build() {
      return new Pin(this);
    }

    private static List<String> with(String first, String... others) {
      String[] all = Arrays.copyOf(new String[] {first}, others.length + 1);
      System.arraycopy(others, 0, all, 1, others.length);
      return List.of(all);
    }
  }
}
