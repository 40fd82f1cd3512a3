package io.tensoe.ingestion.database.embedded;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PostmasterFileTest {
  private static final List<String> READY =
      List.of("6425", "/d", "1795367325", "54999", "", "127.0.0.1", "  2147074  12", "ready   ");

  @Test
  void aRunningServerSaysItsPortAndThatItIsReady() {
    PostmasterFile server = PostmasterFile.parse(READY).orElseThrow();
    assertThat(server, is(new PostmasterFile(6425, 54999, "ready")));
    assertThat(server.isReady(), is(true));
  }

  @Test
  void aServerThatHasJustBegunIsNotReady() {
    assertThat(PostmasterFile.parse(READY.subList(0, 3)).orElseThrow().isReady(), is(false));
    assertThat(PostmasterFile.parse(READY.subList(0, 7)).orElseThrow().isReady(), is(false));
  }

  @Test
  void anEmptyOrGarbledFileIsNoServer() {
    assertThat(PostmasterFile.parse(List.of()), is(Optional.empty()));
    assertThat(PostmasterFile.parse(List.of("x")), is(Optional.empty()));
  }

  @Test
  void archivesAreNamedAsTheJarsNameThem() {
    assertThat(
        PostgresBinaries.archiveFor("linux", "amd64", false), is("postgres-linux-x86_64.txz"));
    assertThat(
        PostgresBinaries.archiveFor("linux", "amd64", true),
        is("postgres-linux-x86_64-alpine_linux.txz"));
    assertThat(
        PostgresBinaries.archiveFor("darwin", "aarch64", false), is("postgres-darwin-arm_64.txz"));
  }
}
