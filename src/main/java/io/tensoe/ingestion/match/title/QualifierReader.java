package io.tensoe.ingestion.match.title;

import io.tensoe.ingestion.match.text.Significant;
import io.tensoe.ingestion.match.text.Table;
import io.tensoe.ingestion.match.text.TextKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Understands the text of one bracket or one suffix; what it does not know stays in the title. */
final class QualifierReader {
  /** Characters; longer brackets are prose, and the patterns below are not meant for prose. */
  static final int LONGEST = 160;

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern FEATURED =
      Pattern.compile(
          "(?:feat|ft|featuring|prod|produced by)\\b.*"
              + "|with (?!(?:me|you|u|us|her|him|it|them|my|your|out|the|a|an|love|or)\\b).*");
  private static final Pattern CLEAN = Pattern.compile("\\b(?:clean|edited|amended)\\b");
  private static final Pattern ADVISORY =
      Pattern.compile("(?:(?:explicit|clean|edited|amended|album) ?)++(?:version|edition|album)?");
  private static final Pattern RELEASE =
      Pattern.compile("(?:the )?(?:maxi |digital |cd )?(ep|single|mixtape)(?: \\d)?");
  private static final Pattern SOUNDTRACK =
      Pattern.compile(
          "(?:(?:the|original|official|complete|motion|picture|film|movie|television|tv|netflix|series|video|game|broadway|london|studio|world|premiere|musical)"
              + " )*+(?:soundtrack|ost|cast recording)(?: recording|"
              + " album)?|(?:music|soundtrack)\\b.*\\b(?:from|inspired by)\\b.*|from (?:.*"
              + " )?(?:motion picture|film|movie|series|musical|documentary|special)\\b.*|original"
              + " soundtrack (?:zum|zur|du|del|al|de la)\\b.*|(?:la )?bande originale\\b.*|b ?o"
              + " ?f?|(?:la )?banda sonora\\b.*|(?:la )?colonna sonora\\b.*|trilha"
              + " sonora\\b.*|(?:(?:der|die) )?(?:original ?)?(?:filmmusik|soundtrack zum)\\b.*"
              + "|.*(?:サウンドトラック|사운드트랙|原声|原聲|саундтрек).*");
  private static final Pattern PART = Pattern.compile("(skit|interlude|intro|outro)(?:duction)?");
  private static final Pattern NEUTRAL =
      Pattern.compile(
          "(?:the )?(?:original|(?:original )?(?:album|lp|studio|standard|main|full length))"
              + "(?: (?:version|mix|recording|edition|album|mixtape))*+|(?:the )?lp");
  private static final Pattern MASTERING =
      Pattern.compile(
          "\\b(?:(?:remixed and )?(?:digital(?:ly)? )?re ?master(?:ed|s|izado|izada|ise|isee|ing)?"
              + "(?: and remixed)?(?: version)?|(?:19|20)\\d\\d (?:stereo |mono )?mix"
              + "|mix (?:19|20)\\d\\d|(?:original )?(?:mono|stereo)(?: mix| version| album)?)\\b");
  private static final Pattern ANY_YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");
  private static final Pattern EDITION =
      Pattern.compile(
          "(?:.*"
              + " )?(?:deluxe|expanded|anniversary|edition|edicion|edicao|edizione|collectors?)\\b.*|bonus(?:"
              + " (?:tracks?|disc|cd|version|videos?|material|content)\\b.*)?"
              + "|(?:extended|complete|international|intl|full|definitive|ultimate|special|limited"
              + "|japan|uk|us|usa|australian?|europe|european|digital|tour|platinum|standard|premium)(?:"
              + " \\w+){0,3} (?:version|set|release|album|cut|disc)|extended|international");

  private static final List<Kind> KINDS =
      Table.rows("versions.tsv").stream()
          .map(row -> new Kind(row.get(0), Pattern.compile(row.get(1))))
          .toList();
  private static final Pattern OTHER_VERSION = Pattern.compile(".+ (?:versions?|ver|mix)");

  private static final Pattern STATEMENTS = Pattern.compile("\\s*[/;]\\s*");

  private record Kind(String name, Pattern pattern) {}

  private QualifierReader() {}

  /**
   * Reads a qualifier into {@code into}.
   *
   * @return false = this is no qualifier, nothing was read
   */
  static boolean read(String text, Qualifiers into) {
    if (text.length() > LONGEST) {
      return false;
    }
    String words = TextKey.fold(text);
    if (YEAR.matcher(words).matches()) {
      into.year = Integer.valueOf(words);
      return true;
    }
    return readPlain(words, into) || readMixed(text, words, into);
  }

  private static boolean readPlain(String words, Qualifiers into) {
    if (FEATURED.matcher(words).matches() || NEUTRAL.matcher(words).matches()) {
      return true;
    }
    if (ADVISORY.matcher(words).matches()) {
      into.clean |= CLEAN.matcher(words).find();
      return true;
    }
    return readGroup(RELEASE, words, into.formats) || readGroup(PART, words, into.parts);
  }

  private static boolean readGroup(Pattern pattern, String words, Set<String> into) {
    Matcher matcher = pattern.matcher(words);
    if (!matcher.matches()) {
      return false;
    }
    into.add(matcher.group(1));
    return true;
  }

  /** "Deluxe Edition 2011 Remaster", "Acoustic Live from X": several statements in one bracket. */
  private static boolean readMixed(String text, String words, Qualifiers into) {
    String rest = without(MASTERING, words);
    boolean mastering = !rest.equals(words);
    if (mastering) {
      rest = without(ANY_YEAR, rest);
    }
    boolean version = readVersions(rest, into);
    boolean edition = !version && allKnown(text) && readEdition(rest, into);
    boolean soundtrack = !version && SOUNDTRACK.matcher(rest).matches();
    if (soundtrack) {
      into.formats.add("soundtrack");
    }
    boolean known = version || edition || soundtrack;
    boolean remaster = mastering && (known || rest.isEmpty() || words.contains("master"));
    if (remaster) {
      into.remastered = true;
      readChannels(words, into);
    }
    return known || remaster || readOther(rest, into);
  }

  /** "Cantonese Soundtrack / Deluxe Edition" is more than an edition. */
  private static boolean allKnown(String text) {
    String[] statements = STATEMENTS.split(text, -1);
    for (int i = 0; i < statements.length && statements.length > 1; i++) {
      if (!read(statements[i], new Qualifiers())) {
        return false;
      }
    }
    return true;
  }

  private static boolean readEdition(String words, Qualifiers into) {
    if (!EDITION.matcher(words).matches()) {
      return false;
    }
    List<String> kept = Significant.words(words);
    into.editions.addAll(kept.isEmpty() ? List.of("edition") : kept);
    into.clean |= CLEAN.matcher(words).find();
    return true;
  }

  private static String without(Pattern pattern, String words) {
    return pattern.matcher(words).replaceAll(" ").strip().replaceAll(" +", " ");
  }

  private static void readChannels(String words, Qualifiers into) {
    for (String channel : List.of("mono", "stereo")) {
      if (words.contains(channel)) {
        into.channels.add(channel);
      }
    }
  }

  private static boolean readVersions(String words, Qualifiers into) {
    List<String> kinds = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (kind.pattern().matcher(words).matches()) {
        kinds.add(kind.name());
      }
    }
    String detail = String.join(" ", Significant.besidesKinds(words));
    kinds.forEach(kind -> into.versions.add(new Version(kind, detail)));
    return !kinds.isEmpty();
  }

  private static boolean readOther(String words, Qualifiers into) {
    if (!OTHER_VERSION.matcher(words).matches()) {
      return false;
    }
    into.versions.add(new Version("version", String.join(" ", Significant.words(words))));
    return true;
  }
}
