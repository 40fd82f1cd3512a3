package io.tensoe.ingestion.options;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Beam's list of the options that a JVM knows. It belongs to the program that we are part of, whose
 * options may have the names of ours, and one process may run several commands whose options of one
 * name differ in default and type; Beam refuses both of interfaces that it knows at the same time.
 */
public final class Registry {
  /** Where Beam keeps its list; null if this version of Beam keeps it elsewhere. */
  private static final @Nullable AtomicReference<Object> LIST = list();

  /** Beam's list with its own options and those of one command; guarded by this class. */
  private static final Map<Class<?>, Object> LISTS = new HashMap<>();

  private static volatile boolean isOurs;

  private Registry() {}

  /**
   * Says that this process runs one command and nothing else, so that there is nothing to put back:
   * Beam reads its own options by reflection each time, half a second on a slow machine.
   */
  public static void own() {
    isOurs = true;
  }

  /**
   * Does it while Beam knows its own options and these alone, then puts back what was there. Each
   * command's list is made once: Beam fills a new one by reflection, a quarter of a second.
   */
  public static <T> T alone(Class<? extends PipelineOptions> type, Supplier<T> step) {
    if (isOurs) {
      PipelineOptionsFactory.register(type);
      return step.get();
    }
    synchronized (Registry.class) {
      return LIST == null ? withANewList(type, step) : withItsList(LIST, type, step);
    }
  }

  private static <T> T withItsList(
      AtomicReference<Object> list, Class<? extends PipelineOptions> type, Supplier<T> step) {
    Object before = list.get();
    try {
      Object known = LISTS.get(type);
      if (known == null) {
        PipelineOptionsFactory.resetCache();
        PipelineOptionsFactory.register(type);
        LISTS.put(type, list.get());
      } else {
        list.set(known);
      }
      return step.get();
    } finally {
      list.set(before);
    }
  }

  private static <T> T withANewList(Class<? extends PipelineOptions> type, Supplier<T> step) {
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

  @SuppressWarnings("unchecked")
  private static @Nullable AtomicReference<Object> list() {
    try {
      Field list = PipelineOptionsFactory.class.getDeclaredField("CACHE");
      list.setAccessible(true);
      return (AtomicReference<Object>) list.get(null);
    } catch (ReflectiveOperationException | InaccessibleObjectException | ClassCastException e) {
      return null;
    }
  }
}
