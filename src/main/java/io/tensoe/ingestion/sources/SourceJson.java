package io.tensoe.ingestion.sources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads JSON as services send it: control characters that should have been escaped are accepted (a
 * tag of a listener may hold one), and what nests or grows without end is refused.
 */
public final class SourceJson {
  /** Levels; the deepest answer of a source here has 12. */
  private static final int DEPTH = 100;

  /** Digits; the largest number that means something is a count of plays. */
  private static final int DIGITS = 100;

  /** Thread-safe. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(DIGITS)
                          .maxNameLength(TextLimits.NAME)
                          .maxStringLength(TextLimits.ANSWER)
                          .maxDocumentLength(2L * TextLimits.ANSWER)
                          .build())
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private SourceJson() {}
}
