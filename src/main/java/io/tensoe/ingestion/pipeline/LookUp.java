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
 * Looks every album up in one source: one stateful step with one key, so that one worker in the
 * whole cluster talks to that source. Calls outlive the bundle that started them: the albums under
 * way are in state, their outcomes leave with later elements, the last ones when the input has
 * ended. Emits exactly one outcome per album. See docs/decisions/0002.
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
      // One comes, one leaves. If all that are finished left at once, this step would stand in
      // front of a slower one until it had taken the last of them, and only then ask again, in a
      // burst. None stay behind: without a finished one all are under way, and that is bounded.
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
      // The last outcomes are out: whoever reads the run's figures after its end finds all of them.
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
