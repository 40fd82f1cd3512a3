package io.tensoe.ingestion.seeds.csv;

import io.tensoe.ingestion.seeds.text.Lines;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What some programs write above the header: Excel's {@code sep=;}, PowerShell's {@code #TYPE …}.
 *
 * @param lines physical lines before the header, blank ones among them
 * @param delimiter as {@code sep=} says; null = it is to be found, also where the header has none
 *     of it
 * @param header the header as it stands in the file; null = there is none
 */
public record Preamble(int lines, @Nullable Character delimiter, @Nullable String header) {
  private static final Pattern SEPARATOR =
      Pattern.compile("\\uFEFF?\\s*\"?sep= *([^ ]|\\\\t)\"?\\W*", Pattern.CASE_INSENSITIVE);

  public static Preamble of(Lines lines) throws IOException {
    Character delimiter = null;
    int skipped = 0;
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      Matcher separator = SEPARATOR.matcher(line.text());
      if (delimiter == null && separator.matches()) {
        String sign = separator.group(1);
        delimiter = sign.length() == 1 ? sign.charAt(0) : '\t';
      } else if (!line.isBlank() && !isType(line.text())) {
        boolean isUsed = delimiter != null && line.text().indexOf(delimiter) >= 0;
        return new Preamble(skipped, isUsed ? delimiter : null, line.text());
      }
      skipped++;
    }
    return new Preamble(skipped, delimiter, null);
  }

  private static boolean isType(String line) {
    return line.replace("\uFEFF", "").stripLeading().toUpperCase(Locale.ROOT).startsWith("#TYPE ");
  }

  /** Whether the file is JSON and no table. */
  public boolean isJson() {
    String start = header == null ? "" : header.replace("\uFEFF", "").strip();
    return start.startsWith("{") || start.equals("[") || start.matches("\\[\\s*[{\\]].*");
  }
}
