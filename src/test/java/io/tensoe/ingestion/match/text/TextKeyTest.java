package io.tensoe.ingestion.match.text;

import static java.util.stream.Collectors.toList;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          Homogenic; HOMOGENIC
          Björk; Bjork
          Sigur Rós; Sigur Ros
          Mø; MO
          Łona; Lona
          Þursaflokkurinn; Thursaflokkurinn
          Straße; STRASSE
          Encyclopædia; encyclopaedia
          Kızıl; Kizil
          Don’t Stop; Don't Stop
          Don't Stop; Dont Stop
          “Weird Al” Yankovic; "Weird Al" Yankovic
          Jay‐Z; Jay-Z
          Jay-Z; JAY Z
          AC/DC; AC DC
          R.E.M.; REM
          N.W.A; NWA
          J.Cole; J. Cole
          MM...FOOD; Mm.. Food?
          10,000 Maniacs; 10000 Maniacs
          E•MO•TION; Emotion
          Siouxsie & The Banshees; Siouxsie and the Banshees
          Marina + The Diamonds; Marina and the Diamonds
          Tom und Jerry; Tom & Jerry
          Simon et Garfunkel; Simon & Garfunkel
          Hall y Oates; Hall and Oates
          4x4=12; 4×4=12
          ＡＢＣ １２３; abc 123
          Chapter Ⅳ; chapter iv
          小椋 佳; 小椋佳
          ザ・ビートルズ; ザビートルズ
          ﾊﾞｶ; バカ
          Ёлка; Елка
          Brand™ New; Brand New
          a\u200Bb; ab
          """)
  void spellingsOfOneNameFoldTogether(String left, String right) {
    assertThat(TextKey.fold(unescaped(left)), is(TextKey.fold(right)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          が; か
          パ; ハ
          й; и
          각; 가
          कि; का
          ÷; +
          ÷ (Deluxe); = (Deluxe)
          ( ); !!!
          + (Deluxe); - (Deluxe)
          1.5; 15
          1,2; 12
          Ke$ha; Keha
          The Wall; Wall
          Weezer; Weezer (Green Album)
          Led Zeppelin; Led Zeppelin II
          Red; Red (Taylor's Version)
          """)
  void differentNamesStayApart(String left, String right) {
    assertThat(TextKey.fold(left), is(not(TextKey.fold(right))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          ( ); ( )
          ÷; ÷
          +; +
          &; &
          !!!; !!!
          ★; ★
          †; †
          …; ...
          |; |
          Y; y
          And; and
          The The; the the
          $uicideboy$; $uicideboy$
          """)
  void aTitleOfSignsOrOfOneWordKeepsThem(String text, String key) {
    assertThat(TextKey.fold(text), is(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200B", "\u00A0", "\u0301", "\u00AD", "'", "™", "_", "\u0001"})
  void aTextThatIsNotBlankNeverFoldsToNothing(String text) {
    assertThat(TextKey.fold(text), is(not(emptyString())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void aBlankTextFoldsToNothing(String text) {
    assertThat(TextKey.fold(text), is(emptyString()));
  }

  @Test
  @Tag("long")
  void foldingTwiceChangesNothing() {
    for (String text : randomTexts(200_000)) {
      String key = TextKey.fold(text);
      assertThat("of " + codes(text), codes(TextKey.fold(key)), is(codes(key)));
      assertThat("of " + codes(text), key.isEmpty(), is(text.isBlank()));
    }
  }

  @Test
  @Tag("long")
  void aMillionFoldsTakeSeconds() {
    List<String> names =
        List.of("The Dark Side of the Moon (2011 Remaster)", "Ágætis byrjun", "R.E.M.");
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    int length = 0;
    for (int i = 0; i < 1_000_000; i++) {
      length += TextKey.fold(names.get(i % 3)).length();
    }
    double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
    System.out.printf(Locale.ROOT, "1,000,000 folds: %.2f s (%d characters)%n", seconds, length);
    assertThat(seconds, lessThan(20.0));
  }

  private static List<String> randomTexts(int count) {
    Random random = new Random(7);
    String spice = "aA eEyY.&+'’-()éÉßıİΣςйЙが\u3099\u0301\u0308한각\u200B|…™½²×÷★$ \u00A0 und et";
    return IntStream.range(0, count).mapToObj(i -> randomText(random, spice)).collect(toList());
  }

  private static String randomText(Random random, String spice) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      int c =
          random.nextInt(4) > 0
              ? spice.charAt(random.nextInt(spice.length()))
              : random.nextInt(Character.MAX_CODE_POINT / 8);
      text.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 'x' : c);
    }
    return text.toString();
  }

  private static String codes(String text) {
    return text + text.codePoints().mapToObj(Integer::toHexString).collect(toList());
  }

  private static String unescaped(String text) {
    return text.replace("\\u200B", "\u200B");
  }
}
