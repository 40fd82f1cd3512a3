package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.answers.StoredAnswers;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import io.tensoe.ingestion.sources.client.StoredClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks albums up among stored answers only, for estimates: a run that was stopped leaves albums
 * that are answered but not merged. Nothing is sent, nothing is written. Safe for use by several
 * threads.
 */
public final class StoredLookUps {
  private static final Logger LOG = LoggerFactory.getLogger(StoredLookUps.class);

  // Catalogues come first: the others are asked about their tracks.
  private final Map<SourceSpec, MusicSource> sources = new LinkedHashMap<>();

  /**
   * @param specs the sources in play
   * @param settings how they are asked, at least those in play
   */
  public StoredLookUps(DataSource database, List<SourceSpec> specs, List<SourceSettings> settings)
      throws InterruptedException {
    for (SourceSpec spec : Sources.ALL) {
      for (SourceSettings each : settings) {
        if (specs.contains(spec) && each.source().equals(spec.name())) {
          StoredAnswers answers = new StoredAnswers(database, each.identity(), spec.answers());
          StoredClient client =
              new StoredClient(answers, spec.answers(), each.addresses().values());
          Map<String, String> credentials = WorkerCredentials.of(spec, each.offline());
          sources.put(
              spec, spec.factory().open(client, each.addresses(), credentials, each.settings()));
        }
      }
    }
  }

  /**
   * Whether a source finds the album, by its name; one that would have to be asked is not there.
   */
  public Map<String, Boolean> of(Seed seed) throws InterruptedException {
    Map<String, Boolean> answers = new HashMap<>();
    @Nullable SourceAlbum resolved = null;
    for (Map.Entry<SourceSpec, MusicSource> each : sources.entrySet()) {
      SourceSpec spec = each.getKey();
      if (!spec.needsTracks() || resolved != null) {
        Wanted wanted = new Wanted(seed, spec.needsTracks() ? resolved : null);
        @Nullable SourceAlbum found = look(spec, each.getValue(), wanted, answers);
        resolved = spec.isCatalogue() && resolved == null ? found : resolved;
      }
    }
    return answers;
  }

  private static @Nullable SourceAlbum look(
      SourceSpec spec, MusicSource source, Wanted wanted, Map<String, Boolean> answers)
      throws InterruptedException {
    try {
      @Nullable SourceAlbum album =
          source.find(wanted).found().map(MusicSource.Found::album).orElse(null);
      answers.put(spec.name(), album != null);
      return album;
    } catch (SourceException e) {
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      if (!Unreadable.isOfAlbum(e)) {
        throw e;
      }
      LOG.info("{} cannot be estimated at {}", wanted.seed().key(), spec.name(), e);
      return null;
    }
  }
}
