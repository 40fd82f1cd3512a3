package io.tensoe.ingestion.cli.show;

import io.tensoe.ingestion.tracks.TrackRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes tracks in one format. Closing it writes what is held back and leaves the writer open. */
public interface TrackPrinter extends Closeable {
  /** The formats there are. */
  enum Format {
    TABLE,
    JSON,
    CSV;

    /** The format of this name, in upper or lower case; null = there is none. */
    public static @Nullable Format of(String name) {
      for (Format format : values()) {
        if (format.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
          return format;
        }
      }
      return null;
    }
  }

  void print(TrackRow track) throws IOException;

  static TrackPrinter of(Format format, Writer out) throws IOException {
    return switch (format) {
      case TABLE -> new TracksAsTable(out, TextTable.terminalWidth(System.getenv()));
      case JSON -> new TracksAsJson(out);
      case CSV -> new TracksAsCsv(out);
    };
  }
}
