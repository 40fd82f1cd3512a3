package io.tensoe.ingestion.seeds.csv;

/**
 * Follows the quotes of one record over its physical lines, to tell where the record ends. A quote
 * opens a cell only at its start (blanks before it do not count), is doubled inside, and must be
 * followed by a delimiter or the end of the line; a quote anywhere else is just a character (12"
 * Mixes).
 */
public final class QuoteScan {
  private enum At {
    CELL_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final char delimiter;
  private At at = At.CELL_START;
  private boolean broken;

  public QuoteScan(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Whether the record goes on with the next line. */
  public boolean isOpen() {
    return at == At.QUOTED && !broken;
  }

  /** Whether text follows a closing quote, so that this was no closing quote, or no opening one. */
  public boolean isBroken() {
    return broken;
  }

  public void feed(String line) {
    for (int i = 0; i < line.length() && !broken; i++) {
      char c = line.charAt(i);
      if (at == At.QUOTED && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        i++;
      } else {
        step(c);
      }
    }
  }

  private void step(char c) {
    switch (at) {
      case CELL_START -> at = c == '"' ? At.QUOTED : isFiller(c) ? At.CELL_START : At.PLAIN;
      case PLAIN -> at = c == delimiter ? At.CELL_START : At.PLAIN;
      case QUOTED -> at = c == '"' ? At.AFTER_QUOTE : At.QUOTED;
      case AFTER_QUOTE -> {
        broken = !isFiller(c);
        at = c == delimiter ? At.CELL_START : At.AFTER_QUOTE;
      }
    }
  }

  /** The next cell begins, or blanks around quotes, as FastCSV trims them. */
  private boolean isFiller(char c) {
    return c == delimiter || c <= ' ';
  }
}
