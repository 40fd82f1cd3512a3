package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Looks every album up in one source, and emits exactly one outcome per album. It is one stateful
 * step with one key, so one worker in the whole cluster talks to the source. A look-up outlives the
 * bundle that started it: its album is kept in state, and its outcome is emitted with a later
 * element or when the input has ended. See docs/decisions/0002.
 */
final class LookUp extends PTransform<PCollection<Wanted>, PCollection<KV<String, Outcome>>> {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final RunSettings run;

  private LookUp(String source, RunSettings run) {
    this.source = source;
    this.run = run;
  }

  static LookUp in(String source, RunSettings run) {
    return new LookUp(source, run);
  }

  @Override
  public PCollection<KV<String, Outcome>> expand(PCollection<Wanted> wanted) {
    return wanted
        .apply("One lane", WithKeys.<String, Wanted>of(source))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), JsonCoder.of(Wanted.class)))
        .apply("Ask", ParDo.of(new LookUpFn(source, run)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), JsonCoder.of(Outcome.class)));
  }

  /** Moves albums between Beam and the lane of this JVM. */
  static final class LookUpFn extends DoFn<KV<String, Wanted>, KV<String, Outcome>> {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final RunSettings run;
    private transient @Nullable Lane lane;
    private transient boolean isAware;

    /** Albums under way as JSON: runners copy the state with every bundle, and a text is cheap. */
    @StateId("pending")
    @SuppressWarnings("unused") // Beam reads it by reflection
    private final StateSpec<MapState<String, String>> pendingSpec =
        StateSpecs.map(StringUtf8Coder.of(), StringUtf8Coder.of());

    LookUpFn(String source, RunSettings run) {
      this.source = source;
      this.run = run;
    }

    @Setup
    public void open() throws InterruptedException {
      lane = Lanes.open(source, run);
      isAware = false;
    }

    @ProcessElement
    public void start(
        @Element KV<String, Wanted> element,
        @StateId("pending") MapState<String, String> pending,
        OutputReceiver<KV<String, Outcome>> out)
        throws InterruptedException {
      becomeAware(pending);
      Wanted wanted = element.getValue();
      opened().start(wanted);
      pending.put(wanted.seed().key(), Json.write(wanted));
      // Emit at most one finished outcome per incoming album. Emitting all of them at once makes
      // this step wait until a slower step behind it has taken the last one; meanwhile nothing is
      // asked, and then comes a burst. Nothing piles up: the albums under way are bounded, and
      // those that are finished leave with the next elements or at the end. See decision 0002.
      for (String key : opened().finished()) {
        if (pending.get(key).read() != null) {
          out.output(KV.of(key, opened().take(key)));
          pending.remove(key);
          break;
        }
      }
    }

    @OnWindowExpiration
    public void finish(
        @StateId("pending") MapState<String, String> pending,
        OutputReceiver<KV<String, Outcome>> out)
        throws InterruptedException {
      becomeAware(pending);
      List<String> rest = new ArrayList<>();
      pending.keys().read().forEach(rest::add);
      for (String key : rest) {
        out.output(KV.of(key, opened().await(key)));
        pending.remove(key);
      }
      // Whoever reads the counts after the last outcome finds all of them.
      Lanes.save(source, run);
    }

    /** After a restart on another worker the state knows albums that this JVM never started. */
    private void becomeAware(MapState<String, String> pending) throws InterruptedException {
      if (!isAware) {
        Map<String, String> lost = new HashMap<>();
        pending.entries().read().forEach(each -> lost.put(each.getKey(), each.getValue()));
        lost.keySet().removeIf(opened()::knows);
        for (String wanted : lost.values()) {
          opened().start(Json.read(wanted, Wanted.class));
        }
        isAware = true;
      }
    }

    private Lane opened() {
      if (lane == null) {
        throw new IllegalStateException("not set up");
      }
      return lane;
    }

    @Teardown
    public void close() throws InterruptedException {
      // Beam tears down what it could not set up, too.
      if (lane != null) {
        lane = null;
        Lanes.release(source, run);
      }
    }
  }
}
