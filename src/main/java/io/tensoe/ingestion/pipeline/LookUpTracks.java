package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Looks the tracks of resolved albums up. An album without a track list cannot be asked about and
 * gets its outcome at once: skipped if the catalogue has none, deferred if the catalogue may yet
 * find it.
 */
final class LookUpTracks
    extends PTransform<PCollection<KV<String, Outcome>>, PCollection<KV<String, Outcome>>> {
  private static final long serialVersionUID = 1L;

  private static final TupleTag<Wanted> RESOLVED = new TupleTag<>("resolved") {};
  private static final TupleTag<KV<String, Outcome>> DECIDED = new TupleTag<>("decided") {};

  private final String source;
  private final RunSettings run;

  private LookUpTracks(String source, RunSettings run) {
    this.source = source;
    this.run = run;
  }

  static LookUpTracks in(String source, RunSettings run) {
    return new LookUpTracks(source, run);
  }

  @Override
  public PCollection<KV<String, Outcome>> expand(PCollection<KV<String, Outcome>> albums) {
    PCollectionTuple split =
        albums.apply(
            "Split by track list",
            ParDo.of(new SplitFn(source)).withOutputTags(RESOLVED, TupleTagList.of(DECIDED)));
    KvCoder<String, Outcome> coder = KvCoder.of(StringUtf8Coder.of(), JsonCoder.of(Outcome.class));
    PCollection<KV<String, Outcome>> asked =
        split
            .get(RESOLVED)
            .setCoder(JsonCoder.of(Wanted.class))
            .apply("Look up", LookUp.in(source, run));
    return PCollectionList.of(asked)
        .and(split.get(DECIDED).setCoder(coder))
        .apply("All outcomes", Flatten.pCollections())
        .setCoder(coder);
  }

  /** Decides what can be decided without asking. */
  static final class SplitFn extends DoFn<KV<String, Outcome>, Wanted> {
    private static final long serialVersionUID = 1L;

    private final String source;

    SplitFn(String source) {
      this.source = source;
    }

    @ProcessElement
    public void split(@Element KV<String, Outcome> element, MultiOutputReceiver out) {
      Outcome catalogue = element.getValue();
      if (catalogue.seed().forbids(source, null)) {
        out.get(DECIDED)
            .output(KV.of(element.getKey(), Outcomes.unwanted(source, catalogue.seed())));
        return;
      }
      @Nullable SourceAlbum album = catalogue.album();
      if (album != null && !album.tracks().isEmpty()) {
        out.get(RESOLVED).output(new Wanted(catalogue.seed(), album));
        return;
      }
      Outcome decided = Outcomes.withoutTracks(source, catalogue);
      out.get(DECIDED).output(KV.of(element.getKey(), decided));
    }
  }
}
