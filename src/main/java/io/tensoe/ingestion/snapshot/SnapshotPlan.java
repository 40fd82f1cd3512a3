package io.tensoe.ingestion.snapshot;

import io.tensoe.ingestion.snapshot.manifest.Rights;
import io.tensoe.ingestion.snapshot.parts.Part;
import io.tensoe.ingestion.snapshot.split.ArtistGroups;
import io.tensoe.ingestion.snapshot.split.SplitRule;
import io.tensoe.ingestion.snapshot.split.TimeSplit;
import io.tensoe.ingestion.tracks.TrackFacts;
import io.tensoe.ingestion.tracks.TrackSelection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workers are to write, found out at the moment they will read.
 *
 * @param loss what is left out for its sources
 */
record SnapshotPlan(
    TrackSelection selection, SplitRule rule, List<Part> parts, TrackFacts.Loss loss) {

  /** About 250,000 tracks of 540 bytes, as they lie in the table. */
  static final long PAGES_PER_PART = 16_384;

  /** No id is less than the empty one. */
  private static final String NOTHING = "";

  static SnapshotPlan of(TrackFacts facts, SnapshotRequest request, long pagesPerPart)
      throws SQLException {
    TrackSelection all =
        new Rights(request.sources()).selection(request.purpose(), request.exclude());
    @Nullable TrackSelection slice =
        request.offset() == 0 && request.limit() == null
            ? all
            : facts.slice(all, request.offset(), request.limit());
    TrackSelection selection = slice == null ? all.between(NOTHING, NOTHING) : slice;
    return new SnapshotPlan(
        selection,
        rule(facts, selection, request),
        Part.of(facts.pages(), pagesPerPart, request.workers()),
        facts.loss(all));
  }

  private static SplitRule rule(TrackFacts facts, TrackSelection selection, SnapshotRequest request)
      throws SQLException {
    return switch (request.splitBy()) {
      case ARTIST -> ArtistGroups.of(facts.credits(selection)).split(request.shares());
      case TIME -> TimeSplit.of(facts.dates(selection), facts.count(selection), request.shares());
    };
  }
}
