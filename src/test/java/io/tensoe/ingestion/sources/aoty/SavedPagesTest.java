package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.aoty.AotyPages.page;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.model.SourceAlbum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedPagesTest {
  @TempDir Path folder;

  private static String album(int id, String artist, String title) {
    return String.format(
        Locale.ROOT,
        """
        <html><head><link rel=canonical href="https://www.albumoftheyear.org/album/%d-x.php"></head>
        <body><div class=albumHeadline><div class=artist><a href="/artist/1-x/">%s</a></div>
        <h1 class=albumTitle>%s</h1></div></body></html>
        """,
        id,
        artist,
        title);
  }

  private void save(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private void save(String name, String text) throws IOException {
    save(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private SourceAlbum only(String name) {
    SavedFile file = SavedFile.read(folder.resolve(name), name);
    assertThat(file.reason(), is(nullValue()));
    return file.album();
  }

  private String reason(String name) {
    return String.valueOf(SavedFile.read(folder.resolve(name), name).reason());
  }

  private static String mhtml(String encoding, String charset, String body) {
    return String.format(
        Locale.ROOT,
        "From: <Saved by Blink>\r\n"
            + "Snapshot-Content-Location: https://www.albumoftheyear.org/album/7-x.php\r\n"
            + "Subject: =?utf-8?Q?Bj=C3=B6rk?=\r\nDate: Sun, 22 Nov 2026 12:00:00 -0000\r\n"
            + "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
            + "\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n"
            + "------MultipartBoundary--x----\r\nContent-Type: text/html%s\r\n"
            + "Content-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: %s\r\n"
            + "Content-Location: https://www.albumoftheyear.org/album/7-x.php\r\n\r\n%s\r\n"
            + "------MultipartBoundary--x----\r\nContent-Type: image/png\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
            + "------MultipartBoundary--x------\r\n",
        charset,
        encoding,
        body);
  }

  private static String quoted(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (byte each : bytes) {
      boolean plain = each > ' ' && each < 127 && each != '=';
      String next =
          plain ? String.valueOf((char) each) : String.format(Locale.ROOT, "=%02X", each & 0xff);
      if (column + next.length() > 75) {
        text.append("=\r\n");
        column = 0;
      }
      text.append(next);
      column += next.length();
    }
    return text.toString();
  }

  private static byte[] unnamed(String charset) {
    // No canonical address: it comes from the message around it.
    return album(7, "Björk", "Vespertine — “live”")
        .replaceAll("<link[^>]*>", "")
        .getBytes(Charset.forName(charset));
  }

  @ParameterizedTest
  @CsvSource({
    "quoted-printable, utf-8, ''",
    "quoted-printable, utf-8, '; charset=\"utf-8\"'",
    "quoted-printable, windows-1252, '; charset=windows-1252'",
    "base64, utf-8, ''",
    "base64, UTF-16LE, '; charset=UTF-16LE'",
    "8bit, utf-8, '; charset=utf-8'",
    "binary, utf-8, '; charset=klingon'"
  })
  void aPageSavedAsOneFileIsRead(String encoding, String charset, String header) throws Exception {
    byte[] html = unnamed(charset);
    String body =
        switch (encoding) {
          case "quoted-printable" -> quoted(html);
          case "base64" -> Base64.getMimeEncoder().encodeToString(html);
          default -> new String(html, StandardCharsets.UTF_8);
        };
    save("a page.mhtml", mhtml(encoding, header, body));
    SourceAlbum album = only("a page.mhtml");
    assertThat(album.artists(), contains("Björk"));
    assertThat(album.title(), is("Vespertine — “live”"));
    assertThat(album.id(), is("7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mht", "a.php", "a.htm", "A.HTML", "noending", "a.txt", "a.mhtml"})
  void whatAFileIsShowsInItsContent(String name) throws Exception {
    save(name, album(1, "A", "B"));
    assertThat(only(name).id(), is("1"));
    save(name, mhtml("quoted-printable", "", quoted(unnamed("utf-8"))));
    assertThat(only(name).id(), is("7"));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
  void everyUsualCharsetIsRead(String charset) throws Exception {
    save("a.html", album(1, "Björk", "Déjà vu").getBytes(Charset.forName(charset)));
    assertThat(only("a.html").artists(), contains("Björk"));
    save("b.html", ("\ufeff" + album(1, "Björk", "x")).getBytes(StandardCharsets.UTF_8));
    assertThat(only("b.html").artists(), contains("Björk"));
  }

  @Test
  void aReasonIsGivenForEveryFileThatIsNotUsed() throws Exception {
    save("empty.html", "");
    save("image.html", new byte[] {(byte) 0x89, 'P', 'N', 'G', '<', 0, 1, 2});
    save("notes.txt", "not a page");
    save("challenge.html", page("challenge.html"));
    save("artist.html", "<link rel=canonical href=https://www.albumoftheyear.org/artist/1-x/>");
    save("list.html", "<div class=albumBlock><a href=/album/1-x.php>x</a></div>");
    save("foreign.html", "<html><p>x</p></html>");
    save(
        "cut.mhtml", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x");
    save("mail.mht", "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhi");
    save("safari.webarchive", "bplist00\0\1");
    save("deep.html", "<div>".repeat(100_000));
    save("long.html", album(1, "x".repeat(3_000), "y"));
    assertThat(reason("empty.html"), is("empty"));
    assertThat(reason("image.html"), is("not a page (no HTML)"));
    assertThat(reason("notes.txt"), is("not a page (no HTML)"));
    assertThat(reason("challenge.html"), containsString("check of visitors"));
    assertThat(reason("artist.html"), is("a page of the site about an artist"));
    assertThat(reason("list.html"), is("a page of the site that lists albums"));
    assertThat(reason("foreign.html"), is("not an album page of the site"));
    assertThat(reason("cut.mhtml"), containsString("a MIME message"));
    assertThat(reason("mail.mht"), containsString("without a page"));
    assertThat(reason("safari.webarchive"), containsString("Safari"));
    assertThat(reason("deep.html"), is("nested 128 levels deep"));
    assertThat(reason("long.html"), containsString("artist of 3,000 characters"));
    assertThat(reason("absent.html"), is("not a plain file"));
  }

  @Test
  void aFileOfThreeGigabytesIsNamedAndNotRead() throws Exception {
    try (RandomAccessFile huge = new RandomAccessFile(folder.resolve("huge.html").toFile(), "rw")) {
      huge.setLength(3L << 30);
    }
    assertThat(reason("huge.html"), is("larger than 64 MB"));
  }

  @Test
  void aPageWithLargePicturesIsRead() throws Exception {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    String text = mhtml("quoted-printable", "", quoted(unnamed("utf-8")));
    message.write(text.getBytes(StandardCharsets.UTF_8));
    message.write(
        "------MultipartBoundary--x----\r\nContent-Type: image/png\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    message.write(new byte[10_000_000]);
    save("a.mhtml", message.toByteArray());
    assertThat(only("a.mhtml").id(), is("7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_files", ".files", "-Dateien", "_fichiers", "_archivos", "_bestanden", "_pliki"})
  void whatABrowserOfAnyLanguageSavesBesideAPageIsNoPage(String end) throws Exception {
    save("a.html", album(1, "Ann", "One"));
    save("a" + end + "/frame.html", album(9, "Frame", "Frame"));
    assertThat(SavedPages.in(folder).notes(), contains("saved pages: 1 of 1 files hold an album"));
  }

  @Test
  void foldersAreReadWithTheirFoldersAndEveryFileIsAccountedFor() throws Exception {
    save("a.html", album(1, "Ann", "One"));
    save("a_files/frame.html", album(9, "Frame", "Frame"));
    save("more/b.mhtml", mhtml("quoted-printable", "", quoted(unnamed("utf-8"))));
    save("more/old.html", album(1, "Ann", "One"));
    save("more/notes.txt", "x");
    save(".hidden", "x");
    Files.setLastModifiedTime(folder.resolve("more/old.html"), FileTime.fromMillis(0));
    Files.createSymbolicLink(folder.resolve("more/loop"), folder);
    SavedPages pages = SavedPages.in(folder);
    assertThat(
        pages.notes(),
        contains(
            "saved pages: 2 of 5 files hold an album",
            "saved pages: more/loop: a link back to a folder that it stands in",
            "saved pages: more/notes.txt: not a page (no HTML)",
            "saved pages: more/old.html: the same album as a.html, which is newer"));
    pages.use(pages.withId("1").orElseThrow());
    assertThat(
        pages.unused(), contains("saved pages: 1 of 2 were used for no album: more/b.mhtml"));
  }

  @Test
  void manyFilesThatAreNotUsedAreNamedUpToANumber() throws Exception {
    for (int i = 0; i < 50; i++) {
      save(String.format(Locale.ROOT, "n%02d.txt", i), "x");
    }
    List<String> notes = SavedPages.in(folder).notes();
    assertThat(notes, hasSize(22));
    assertThat(notes, hasItem("saved pages: n19.txt: not a page (no HTML)"));
    assertThat(notes.get(21), endsWith("and 30 more are not used"));
  }

  @Test
  void anEmptyFolderIsSaidToBeEmpty() {
    assertThat(SavedPages.in(folder).notes(), contains("saved pages: the folder holds no files"));
  }

  @Test
  void aFolderThatHasChangedIsReadAgain() throws Exception {
    save("a.html", album(1, "Ann", "One"));
    assertThat(SavedPages.in(folder).withId("2").isPresent(), is(false));
    save("b.html", album(2, "Ann", "Two"));
    assertThat(SavedPages.in(folder).withId("2").isPresent(), is(true));
  }
}
