package io.tensoe.ingestion.cli.show;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final StringWriter out = new StringWriter();

  private TextTable table(int width) {
    return new TextTable(
        List.of(new TextTable.Column("artist", false), new TextTable.Column("no", true)),
        width,
        out);
  }

  @Test
  void columnsAreAsWideAsTheirContents() throws IOException {
    TextTable table = table(80);
    table.add(List.of("Air", "7"));
    table.add(List.of("Sigur Rós", "12"));
    table.end();
    assertThat(out.toString(), is("artist     no\n---------  --\nAir         7\nSigur Rós  12\n"));
  }

  @Test
  void theWidestColumnGivesWayFirst() throws IOException {
    TextTable table = table(14);
    table.add(List.of("Godspeed You! Black Emperor", "12"));
    table.end();
    assertThat(out.toString(), is("artist      no\n----------  --\nGodspeed …  12\n"));
  }

  @Test
  void noLineIsWiderThanTheTerminal() throws IOException {
    TextTable table = table(20);
    for (int i = 0; i < 500; i++) {
      table.add(List.of("x".repeat(i) + "椎名", String.valueOf(i)));
    }
    table.end();
    List<Integer> widths = out.toString().lines().map(DisplayText::width).toList();
    assertThat(widths, hasSize(502));
    assertThat(widths, everyItem(lessThanOrEqualTo(20)));
  }

  @Test
  void withoutRowsThereIsNoHeader() throws IOException {
    table(80).end();
    assertThat(out.toString(), is(""));
  }

  @Test
  void theTerminalIsAsWideAsTheShellSays() {
    assertThat(TextTable.terminalWidth(Map.of("COLUMNS", "132")), is(132));
    assertThat(TextTable.terminalWidth(Map.of()), is(100));
    assertThat(TextTable.terminalWidth(Map.of("COLUMNS", "wide")), is(100));
  }
}
