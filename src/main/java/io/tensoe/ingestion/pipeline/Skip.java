package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Wanted;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** The lane of a source without credentials: every album is skipped, with the reason. */
final class Skip extends PTransform<PCollection<Wanted>, PCollection<KV<String, Outcome>>> {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final String reason;

  private Skip(String source, String reason) {
    this.source = source;
    this.reason = reason;
  }

  static Skip source(String source, String reason) {
    return new Skip(source, reason);
  }

  @Override
  public PCollection<KV<String, Outcome>> expand(PCollection<Wanted> wanted) {
    return wanted
        .apply("Skip", ParDo.of(new SkipFn(source, reason)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), JsonCoder.of(Outcome.class)));
  }

  /** Gives the one outcome there is. */
  static final class SkipFn extends DoFn<Wanted, KV<String, Outcome>> {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final String reason;

    SkipFn(String source, String reason) {
      this.source = source;
      this.reason = reason;
    }

    @ProcessElement
    public void skip(@Element Wanted wanted, OutputReceiver<KV<String, Outcome>> out) {
      Seed seed = wanted.seed();
      out.output(
          KV.of(
              seed.key(),
              seed.forbids(source, null)
                  ? Outcomes.unwanted(source, seed)
                  : Outcomes.skipped(source, seed, Cause.CREDENTIALS, reason)));
    }
  }
}
