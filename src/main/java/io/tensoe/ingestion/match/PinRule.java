package io.tensoe.ingestion.match;

import org.jspecify.annotations.Nullable;

/**
 * What keys and matching have to know of a pin: an id by which a user names an album. All rules are
 * handed around in the order in which their pins stand in the album key.
 */
public interface PinRule {
  /** Name under which a seed holds the pin, and which the key shows. */
  String name();

  /** Name of the source whose album ids these are; null = of no single source, e.g. a barcode. */
  @Nullable String source();

  /**
   * The album's id as the answers of its source spell it.
   *
   * @param value as the seed holds it, or the address of an answer
   */
  String id(String value);

  /**
   * As it stands in the album key: equal for values that name the same. Never changed, for rows are
   * stored under the key.
   */
  String inKey(String value);

  /** Whether an album of the same source with another id is another album. */
  boolean refutesOthers();
}
