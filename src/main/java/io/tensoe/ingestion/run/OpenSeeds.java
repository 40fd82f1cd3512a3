package io.tensoe.ingestion.run;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.pipeline.OpenSource;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.runs.OpenAlbums;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.SourceSpec;
import java.util.ArrayList;
import java.util.List;

/** The albums that {@code resume} takes: what can be brought further with today's options. */
final class OpenSeeds {
  private OpenSeeds() {}

  /**
   * All that is not final, and final albums where a source was skipped that can be asked now.
   *
   * @param session asked for a registered run only if a site must be asked whether it lets us in
   */
  static List<OpenAlbums.Open> of(
      IngestSession session, SourceSelection selection, List<SourceSpec> specs)
      throws InterruptedException {
    OpenAlbums albums = new OpenAlbums(session.database().dataSource());
    List<OpenAlbums.Skip> gone = new ArrayList<>();
    for (SourceSpec spec : specs) {
      gone.add(new OpenAlbums.Skip(spec.name(), Cause.CREDENTIALS));
      gone.add(new OpenAlbums.Skip(spec.name(), Cause.CATALOGUE_REFUSED));
      for (Cause cause : selection.lifted(spec)) {
        gone.add(new OpenAlbums.Skip(spec.name(), cause));
      }
      OpenAlbums.Skip challenged = new OpenAlbums.Skip(spec.name(), Cause.CHALLENGE);
      List<OpenAlbums.Open> waiting = albums.skipped(challenged);
      if (!waiting.isEmpty()) {
        session.register();
        if (isLetIn(spec, session.settings(specs), waiting.get(0).last())) {
          gone.add(challenged);
        }
      }
    }
    return albums.unfinished(gone);
  }

  /**
   * Asks about one album first. Most sites that challenge programs go on doing so, and then
   * hundreds of albums need not be taken up again.
   */
  private static boolean isLetIn(SourceSpec spec, RunSettings run, Seed seed)
      throws InterruptedException {
    OpenSource opened = OpenSource.of(spec, run);
    try {
      opened.source().find(new Wanted(seed, null));
      return true;
    } catch (SourceException e) {
      return e.kind() == Kind.REFUSED || e.kind() == Kind.FORBIDDEN;
    } finally {
      opened.close();
    }
  }
}
