package io.tensoe.ingestion.options;

import java.util.Set;
import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Beam's list of the options that a JVM knows. It belongs to the program that we are part of, whose
 * options may have the names of ours, and one process may run several commands whose options of one
 * name differ in default and type; Beam refuses both of interfaces that it knows at the same time.
 */
public final class Registry {
  private static volatile boolean isOurs;

  private Registry() {}

  /**
   * Says that this process runs one command and nothing else, so that there is nothing to put back:
   * Beam reads its own options by reflection each time, half a second on a slow machine.
   */
  public static void own() {
    isOurs = true;
  }

  /** Does it while Beam knows its own options and these alone, then puts back what was there. */
  public static <T> T alone(Class<? extends PipelineOptions> type, Supplier<T> step) {
    if (isOurs) {
      PipelineOptionsFactory.register(type);
      return step.get();
    }
    synchronized (Registry.class) {
      Set<Class<? extends PipelineOptions>> before =
          Set.copyOf(PipelineOptionsFactory.getRegisteredOptions());
      PipelineOptionsFactory.resetCache();
      try {
        PipelineOptionsFactory.register(type);
        return step.get();
      } finally {
        PipelineOptionsFactory.resetCache();
        before.forEach(PipelineOptionsFactory::register);
      }
    }
  }
}
