package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is kept in databases must be read by the next version, or known to be of an older one. */
final class AnswerFormsTest {
  private static final Path WRITTEN_DOWN = Path.of("src/test/resources/pipeline/answer-forms.txt");
  private static final Pattern OUR_TYPE = Pattern.compile("io\\.tensoe\\.[\\w.$]+");

  @Test
  void aFormThatChangesHasAnotherVersion() throws Exception {
    StringBuilder actual = new StringBuilder();
    for (SourceSpec spec : Sources.ALL) {
      actual.append(spec.name()).append(" version ").append(spec.answers().version()).append('\n');
      Map<String, String> types = new LinkedHashMap<>();
      for (Class<?> form : formsOf(spec.name())) {
        describe(form, types);
      }
      types.forEach((name, text) -> actual.append("  ").append(name).append(text).append('\n'));
    }
    assertThat(
        "a kept form changed: raise the version in its source's AnswerPolicy, then write it down in"
            + " "
            + WRITTEN_DOWN
            + "; of a new source add the lines",
        actual.toString(),
        is(Files.readString(WRITTEN_DOWN)));
  }

  /** Every form that a source asks for: the records that its package names, except in its wire. */
  private static Set<Class<?>> formsOf(String source) throws Exception {
    Path classes =
        Path.of(SourceSpec.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path own = classes.resolve("io/tensoe/ingestion/sources").resolve(source);
    Set<Class<?>> forms = new LinkedHashSet<>();
    for (JavaClass type : inOrder(new ClassFileImporter().importPath(own))) {
      if (!type.getSimpleName().endsWith("Wire")) {
        forms.addAll(formsIn(type));
      }
    }
    assertThat(
        "no question of " + source + " in " + own + " names a form", forms, is(not(empty())));
    return forms;
  }

  private static List<JavaClass> inOrder(JavaClasses types) {
    return types.stream().sorted(Comparator.comparing(JavaClass::getName)).toList();
  }

  private static Set<Class<?>> formsIn(JavaClass type) throws Exception {
    List<ReferencedClassObject> named =
        type.getCodeUnits().stream()
            .flatMap(unit -> unit.getReferencedClassObjects().stream())
            .sorted(Comparator.comparing(ReferencedClassObject::getLineNumber))
            .toList();
    Set<Class<?>> forms = new LinkedHashSet<>();
    for (ReferencedClassObject each : named) {
      if (OUR_TYPE.matcher(each.getRawType().getName()).matches()) {
        Class<?> form = Class.forName(each.getRawType().getName());
        if (form.isRecord()) {
          forms.add(form);
        }
      }
    }
    return forms;
  }

  private static void describe(Class<?> type, Map<String, String> types) throws Exception {
    if (!type.isRecord() || types.containsKey(type.getSimpleName())) {
      return;
    }
    types.put(type.getSimpleName(), "");
    StringBuilder text = new StringBuilder();
    for (RecordComponent component : type.getRecordComponents()) {
      String declared = component.getGenericType().getTypeName();
      text.append(' ')
          .append(component.getName())
          .append(':')
          .append(declared.replaceAll("[\\w.]+[.$](\\w+)", "$1"));
      for (Matcher ours = OUR_TYPE.matcher(declared); ours.find(); ) {
        describe(Class.forName(ours.group()), types);
      }
    }
    types.put(type.getSimpleName(), text.toString());
  }
}
