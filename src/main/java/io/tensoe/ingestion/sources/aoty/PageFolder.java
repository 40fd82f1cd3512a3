package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.sources.TextLimits;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a folder of saved pages and of all folders below it. */
final class PageFolder {
  /** Levels of folders. */
  private static final int DEEPEST = 20;

  /**
   * Ends of the folders into which a browser puts the pictures and scripts of {@code page.html}, in
   * the language of the browser.
   */
  private static final List<String> BESIDE =
      List.of(
          "_files",
          ".files",
          "-Dateien",
          "_fichiers",
          "_archivos",
          "_arquivos",
          "_ficheiros",
          "_file",
          "_bestanden",
          "-filer",
          "_tiedostot",
          "_pliki",
          "_soubory",
          "_elemei",
          "_dosyalar");

  private PageFolder() {}

  /**
   * One file, as it was when the folder was looked at.
   *
   * @param name path below the folder, for people
   * @param failure why it cannot be read; null = it can be tried
   */
  record Entry(Path file, String name, long bytes, long millis, @Nullable String failure) {
    SavedFile read() {
      return failure == null ? SavedFile.read(file, name) : SavedFile.unused(name, failure);
    }
  }

  /**
   * All files but hidden ones and what a browser saved beside a page, the newest first. Links are
   * followed.
   */
  static List<Entry> entriesOf(Path folder) {
    List<Entry> entries = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Walk(folder, entries));
    } catch (IOException e) {
      entries.add(new Entry(folder, String.valueOf(folder), 0, 0, "the folder cannot be read"));
    }
    entries.sort(Comparator.comparingLong(Entry::millis).reversed().thenComparing(Entry::name));
    return List.copyOf(entries);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Entry> entries;

    Walk(Path folder, List<Entry> entries) {
      this.folder = folder;
      this.entries = entries;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      return !path.equals(folder) && (isHidden(path) || isBesideAPage(path))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isDirectory()) {
        add(file, 0, 0, "a folder more than " + DEEPEST + " levels down");
      } else if (!isHidden(file)) {
        add(file, attributes.size(), attributes.lastModifiedTime().toMillis(), null);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      add(
          file,
          0,
          0,
          e instanceof FileSystemLoopException
              ? "a link back to a folder that it stands in"
              : "cannot be read (" + e.getClass().getSimpleName() + ")");
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) {
      if (e != null) {
        add(path, 0, 0, "cannot be read whole (" + e.getClass().getSimpleName() + ")");
      }
      return FileVisitResult.CONTINUE;
    }

    private void add(Path file, long bytes, long millis, @Nullable String failure) {
      Path below = file.equals(folder) ? file : folder.relativize(file);
      entries.add(new Entry(file, TextLimits.clean(below.toString()), bytes, millis, failure));
    }

    private static boolean isHidden(Path path) {
      return String.valueOf(path.getFileName()).startsWith(".");
    }

    private static boolean isBesideAPage(Path path) {
      String name = String.valueOf(path.getFileName());
      return BESIDE.stream()
          .filter(name::endsWith)
          .map(end -> name.substring(0, name.length() - end.length()))
          .anyMatch(
              page ->
                  List.of(".html", ".htm", ".php", ".xhtml", "").stream()
                      .anyMatch(end -> Files.isRegularFile(path.resolveSibling(page + end))));
    }
  }
}
