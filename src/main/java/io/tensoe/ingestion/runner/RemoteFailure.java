package io.tensoe.ingestion.runner;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a worker's stack trace says: it comes as text, for the cluster has none of our classes. */
public final class RemoteFailure {
  private static final Pattern LINE =
      Pattern.compile("(?m)^(?:Caused by: |\\s*\\[CIRCULAR REFERENCE: )?([\\w.$]+)(?:: (.*))?$");

  private RemoteFailure() {}

  /** The innermost cause on one line. */
  public static String root(String trace) {
    String root = trace.strip();
    int line = root.indexOf('\n');
    root = line < 0 ? root : root.substring(0, line);
    Matcher causes = LINE.matcher(trace);
    while (causes.find()) {
      if (trace.startsWith("Caused by: ", causes.start())) {
        root = causes.group().substring("Caused by: ".length());
      }
    }
    return root;
  }

  /** The message of the first cause of one of these types; null = there is none. */
  public static @Nullable String message(
      String trace, List<? extends Class<? extends Throwable>> types) {
    Matcher causes = LINE.matcher(trace);
    while (causes.find()) {
      String name = causes.group(1);
      if (types.stream().anyMatch(type -> type.getName().equals(name))) {
        @Nullable String message = causes.group(2);
        return message == null ? name : message;
      }
    }
    return null;
  }
}
