package io.tensoe.ingestion.options;

import io.tensoe.ingestion.sandbox.Sites;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.util.List;

/**
 * From whom options are derived.
 *
 * @param sources asked in runs
 * @param sites of the sandbox
 */
record Services(List<SourceSpec> sources, List<SiteSpec> sites) {
  /** Those of this program. */
  static final Services ALL = new Services(Sources.ALL, Sites.ALL);
}
