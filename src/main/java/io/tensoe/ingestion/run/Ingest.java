package io.tensoe.ingestion.run;

import io.tensoe.ingestion.seeds.overrides.Overrides;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.SourceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Albums to tracks in the database. */
public final class Ingest {
  private Ingest() {}

  /**
   * Runs it.
   *
   * @throws RunException if the sources cannot be used as asked, or not on this runner
   * @throws io.tensoe.ingestion.runner.RunnerException if the cluster cannot be used
   * @throws InterruptedException if the thread was interrupted; what was written stays
   */
  public static RunResult run(RunRequest request, Albums albums, RunListener listener)
      throws Exception {
    ClusterChecks.check(request);
    SourceSelection selection = new SourceSelection(request.sources());
    List<SourceSpec> specs = selection.specs();
    @Nullable SeedList listed = albums instanceof Albums.Listed list ? list.reader().read() : null;
    selection.notes().forEach(listener::say);
    try (IngestSession session = IngestSession.open(request, selection, listener)) {
      session.tendSources();
      List<SourceSpec> inPlay = session.inPlay(specs);
      SeedList wanted = listed == null ? found(albums, session, inPlay) : listed;
      @Nullable Overrides overrides = request.overrides();
      return session.run(inPlay, wanted, overrides == null ? wanted : overrides.on(wanted));
    }
  }

  private static SeedList found(Albums albums, IngestSession session, List<SourceSpec> specs)
      throws InterruptedException {
    if (!(albums instanceof Albums.Found search)) {
      throw new IllegalArgumentException("no albums: " + albums);
    }
    session.register();
    return SearchSeeds.found(search.text(), search.most(), specs, session.settings(specs));
  }
}
