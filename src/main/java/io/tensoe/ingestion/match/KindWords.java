package io.tensoe.ingestion.match;

import java.util.Set;

/** Words that name the kind of a version and so are no part of its detail. */
final class KindWords {
  static final Set<String> ALL =
      Set.of(
          "live",
          "vivo",
          "en",
          "ao",
          "directo",
          "acoustic",
          "acustico",
          "acustica",
          "stripped",
          "instrumental",
          "instrumentals",
          "karaoke",
          "demo",
          "demos",
          "remix",
          "mixed",
          "sped",
          "speed",
          "up",
          "down",
          "slowed",
          "nightcore",
          "re",
          "recorded",
          "recording",
          "recordings",
          "rerecorded",
          "reimagined",
          "imagined",
          "drumless",
          "edit",
          "single",
          "session",
          "sessions",
          "commentary",
          "reprise",
          "score",
          "performance",
          "concert",
          "unplugged",
          "acapella",
          "acappella",
          "cappella");

  private KindWords() {}
}
