package io.tensoe.ingestion.options;

import io.tensoe.ingestion.options.commands.SourceValues;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** The names that exist. */
public final class OptionNames {
  private OptionNames() {}

  /** Our options of a command, those of the sources among them. */
  public static Set<String> of(Class<? extends PipelineOptions> options) {
    return of(options, Services.ALL);
  }

  static Set<String> of(Class<? extends PipelineOptions> options, Services services) {
    Set<String> names = new TreeSet<>();
    for (Method method : options.getMethods()) {
      @Nullable String name = ofGetter(method);
      if (name != null) {
        names.add(name);
      }
    }
    DerivedOption.of(options, services).forEach(option -> names.add(option.name()));
    return names;
  }

  /** Beam's own options, which pass through. */
  public static Set<String> ofBeam() {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : PipelineOptionsFactory.getRegisteredOptions()) {
      for (Method method : type.getMethods()) {
        if (method.getParameterCount() == 0 && method.getDeclaringClass() != SourceValues.class) {
          nameOf(method, names);
        }
      }
    }
    return names;
  }

  /** Our options of these options, whatever command they are of. */
  public static Set<String> all(PipelineOptions options) {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : options.getClass().getInterfaces()) {
      if (PipelineOptions.class.isAssignableFrom(type)) {
        names.addAll(of(type.asSubclass(PipelineOptions.class)));
      }
    }
    return names;
  }

  /** The option that a getter of ours reads; null = it is none. */
  static @Nullable String ofGetter(Method method) {
    boolean isOurs =
        method.getDeclaringClass().getPackage() == SourceValues.class.getPackage()
            && method.getDeclaringClass() != SourceValues.class;
    Set<String> names = new TreeSet<>();
    if (isOurs && method.getParameterCount() == 0) {
      nameOf(method, names);
    }
    return names.isEmpty() ? null : names.iterator().next();
  }

  private static void nameOf(Method method, Set<String> names) {
    String name = method.getName();
    int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
    if (prefix > 0 && name.length() > prefix) {
      names.add(optionOf(name.substring(prefix)));
    }
  }

  /** {@code MaxGenres} to {@code maxGenres}. */
  private static String optionOf(String property) {
    return Character.toLowerCase(property.charAt(0)) + property.substring(1);
  }

  /** The existing name that a wrong one most likely meant. */
  public static String nearest(String wrong, Set<String> names) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return names.stream()
        .min(Comparator.comparingInt(name -> distance.apply(wrong, name)))
        .orElse("help");
  }

  /** What {@code --help} shows behind the name: the default, {@code =…} where there is none. */
  static String defaultOf(Method method) {
    if (method.isAnnotationPresent(Default.String.class)) {
      return "=" + method.getAnnotation(Default.String.class).value();
    }
    if (method.isAnnotationPresent(Default.Integer.class)) {
      return "=" + method.getAnnotation(Default.Integer.class).value();
    }
    if (method.isAnnotationPresent(Default.Long.class)) {
      return "=" + method.getAnnotation(Default.Long.class).value();
    }
    if (method.isAnnotationPresent(Default.Boolean.class)) {
      return "=" + method.getAnnotation(Default.Boolean.class).value();
    }
    return "=…";
  }
}
