package io.tensoe.ingestion.options.arguments;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arguments after the command: argument files expanded, later options winning over earlier ones.
 */
public final class Arguments {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> bare = new HashSet<>();
  private final Deque<Path> open = new ArrayDeque<>();

  private Arguments() {}

  /**
   * Folds arguments into option names and values; an option without a value is {@code true}.
   *
   * @throws UsageException naming the argument, or the file and line
   */
  public static Arguments fold(List<String> arguments) {
    Arguments folded = new Arguments();
    arguments.forEach(argument -> folded.add(argument, argument));
    return folded;
  }

  /** Values by name; of a name that is there twice the last one. */
  public Map<String, String> values() {
    return values;
  }

  /** Whether the option stands there without a value, in the command or in an argument file. */
  public boolean isBare(String name) {
    return bare.contains(name);
  }

  /**
   * Gives arguments without a name the name they stand for.
   *
   * @param operands names, in order
   * @return one that is left over stays as it is
   */
  public static List<String> named(List<String> arguments, List<String> operands) {
    List<String> named = new ArrayList<>();
    int next = 0;
    for (String argument : arguments) {
      boolean isOperand = !argument.startsWith("--") && !argument.startsWith("@");
      named.add(
          isOperand && next < operands.size()
              ? "--" + operands.get(next++) + "=" + argument
              : argument);
    }
    return named;
  }

  private void add(String argument, String where) {
    if (argument.startsWith("@") && argument.length() > 1) {
      expand(ArgumentFile.named(argument, where), where);
      return;
    }
    if (!argument.startsWith("--") || argument.length() == 2 || argument.startsWith("--=")) {
      throw new UsageException(
          "'" + where + "' is neither an option (--name=value) nor an argument file (@file)");
    }
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument.substring(2) : argument.substring(2, equals);
    values.remove(name);
    values.put(name, equals < 0 ? "true" : argument.substring(equals + 1));
    if (equals < 0) {
      bare.add(name);
    } else {
      bare.remove(name);
    }
  }

  private void expand(ArgumentFile file, String where) {
    Path identity = file.identity();
    if (open.contains(identity)) {
      throw new UsageException(
          "'" + where + "' goes in a circle: @" + file.path() + " names itself");
    }
    open.push(identity);
    int line = 0;
    for (String text : file.lines()) {
      line++;
      String argument = text.strip();
      if (!argument.isEmpty() && !argument.startsWith("#")) {
        add(argument, argument + "' in line " + line + " of '" + file.path());
      }
    }
    open.pop();
  }
}
