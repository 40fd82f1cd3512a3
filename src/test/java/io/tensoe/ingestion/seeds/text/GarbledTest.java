package io.tensoe.ingestion.seeds.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GarbledTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset MAC_ROMAN = Charset.forName("x-MacRoman");

  /** Right as they are, many with letters that garbled text is made of. */
  private static final List<String> NAMES =
      List.of(
          "Mägo de Oz",
          "Ásgeir",
          "São Paulo",
          "Sigur Rós",
          "Motörhead",
          "Ænima",
          "Beyoncé",
          "Café Tacvba",
          "Maná",
          "Ágætis byrjun",
          "Björk",
          "Hüsker Dü",
          "Mötley Crüe",
          "Queensrÿche",
          "Blue Öyster Cult",
          "Zoé",
          "Röyksopp",
          "Sinéad O’Connor",
          "Françoise Hardy",
          "Édith Piaf",
          "Ólafur Arnalds",
          "Þursaflokkurinn",
          "Antonín Dvořák",
          "Leoš Janáček",
          "Czesław Niemen",
          "Țapinarii",
          "宇多田ヒカル",
          "Кино",
          "Μίκης Θεοδωράκης",
          "…And Justice",
          "N·E·R·D",
          "CORAÇÃO",
          "IRMÃ",
          "IRMÃ’S",
          "MAÇÃ”",
          "“CAFÉ”",
          "BØRNS",
          "MØ",
          "LÉON",
          "DeÁngelo",
          "Å",
          "“Å”",
          "Alt-J (∆)",
          "†††",
          "Ke$ha",
          "√(noise)",
          "Groß…",
          "Spaß”",
          "Beyoncé”…",
          "«ÉTÉ»",
          "Crème brûlée — live",
          "¿Dónde Están?",
          "AC⚡DC",
          "Ça va",
          "Œuvre",
          "100°C",
          "Ÿ",
          "Love—Hate",
          "Who?",
          "Ã",
          "¥€$",
          "Tiësto",
          "Miloš",
          "Šaban Šaulić",
          "Tomáš Ž",
          "Yelle à l’Olympia",
          "Björn Skifs ©",
          "Ä",
          "Sål”",
          "Voilà\u00A0»",
          "é\u00A0»",
          "Spaß®",
          "l’été",
          "«Été»",
          "—É",
          "Øl",
          "Ñu");

  @Test
  void whatIsRightIsLeftAlone() {
    for (String name : NAMES) {
      assertThat(Garbled.mended(name), is(name));
      assertThat(name, Garbled.isBeyondRepair(name), is(false));
    }
  }

  @Test
  void utf8ReadAsWindows1252OrMacRomanIsMendedOnceTwiceAndThrice() {
    for (String name :
        List.of(
            "Björk",
            "Ágætis byrjun",
            "Sigur Rós",
            "Beyoncé",
            "Mägo de Oz",
            "São Paulo",
            "Motörhead",
            "Ænima",
            "Café",
            "Ångström",
            "Sinéad O’Connor",
            "“Heroes”",
            "Leoš Janáček",
            "Кино",
            "宇多田ヒカル",
            "Crème brûlée",
            "Hoppípolla",
            "Zé Neto",
            "F1®",
            "ライヴ・イン・ニューヨーク",
            "ESPAÑA",
            "Dvořák")) {
      for (Charset wrong : List.of(WINDOWS_1252, MAC_ROMAN)) {
        String once = garbled(name, wrong);
        assertThat(wrong + once, Garbled.mended(once), is(name));
        if (wrong.equals(WINDOWS_1252) || name.chars().allMatch(c -> c < 0x400)) {
          assertThat(Garbled.mended(garbled(once, wrong)), is(name));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOVE 轉", "ABSUЯD", "упавших", "あ", "ﺓ أغنية"})
  void aSingleLetterOfAnotherScriptIsMended(String name) {
    assertThat(Garbled.mended(garbled(name, WINDOWS_1252)), is(name));
  }

  /** As most programs do it: the five bytes that Windows-1252 has not are control characters. */
  private static String garbled(String text, Charset charset) {
    StringBuilder garbled = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      String c = new String(new byte[] {b}, charset);
      garbled.append(c.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : c);
    }
    return garbled.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "Bjˆrk, Björk",
    "BeyoncÈ, Beyoncé",
    "Mot\u02C6rhead, Motörhead",
    "BeyoncŽ, Beyoncé",
    "VoilÃ, Voilà",
    "Ã la carte, à la carte",
  })
  void whatOnlyAnExchangeOfEncodingsExplainsIsMended(String garbled, String meant) {
    assertThat(Garbled.mended(garbled), is(meant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bj?rk", "Bjï¿½rk", "Donâ€t", "Man‡", "Bjšrk", "Motšrhead"})
  void whatLostACharacterIsBeyondRepair(String garbled) {
    assertThat(
        Garbled.isBeyondRepair(Garbled.mended(garbled))
            || Garbled.mended(garbled).indexOf(Showable.LOST) >= 0,
        is(true));
  }

  @Test
  void aLongTextIsMendedInLinearTime() {
    long before = System.nanoTime();
    Garbled.mended("BjÃ¶rk ".repeat(1_400));
    long once = System.nanoTime() - before;

    assertThat(once + " ns", once < 2_000_000_000L, is(true));
  }
}
