package io.tensoe.ingestion;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tensoe.ingestion.files.Sha256;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;

/** Which package may know which. A rule that fails names the line that broke it. */
@AnalyzeClasses(
    packages = "io.tensoe.ingestion",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "io.tensoe.ingestion";

  @ArchTest
  static final ArchRule beamStaysWherePipelinesAreBuiltAndRun =
      noClasses()
          .that(
              outside(
                  "cli",
                  "options",
                  "run",
                  "runner",
                  "seeds",
                  "pipeline",
                  "database",
                  "snapshot",
                  "report",
                  "api"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam..")
          .because("sites, matching and merging are plain Java that a test can call with a string");

  @ArchTest
  static final ArchRule sourcesNeverSeeEachOther =
      slices()
          .matching(ROOT + ".sources.(*)..")
          .should()
          .notDependOnEachOther()
          .because("a source can be added, changed or removed without reading another one");

  @ArchTest
  static final ArchRule sitesOfTheSandboxNeverSeeEachOther =
      slices()
          .matching(ROOT + ".sandbox.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              resideInAnyPackage(in("sandbox.site"), in("sandbox.albums")))
          .because("a site can be added, changed or removed without reading another one");

  @ArchTest
  static final ArchRule theSandboxKnowsNoSiteByName =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + ".sandbox", in("sandbox.site"), in("sandbox.albums"))
          .should()
          .dependOnClassesThat(
              resideInAPackage(in("sandbox"))
                  .and(
                      not(
                          resideInAnyPackage(
                              ROOT + ".sandbox", in("sandbox.site"), in("sandbox.albums")))))
          .because("a site is found by its line in META-INF/services");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching(ROOT + ".(**)")
          .should()
          .beFreeOfCycles()
          .because("a package in a cycle cannot be understood, or tested, without the others");

  @ArchTest
  static final ArchRule theModelImportsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage(in("model"))
          .should()
          .dependOnClassesThat(areOursOutside("model"))
          .because("everybody depends on it");

  @ArchTest
  static final ArchRule theModelHoldsOnlyValues =
      classes()
          .that()
          .resideInAPackage(in("model"))
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .beRecords()
          .orShould()
          .beEnums()
          .orShould()
          .haveSimpleName("Json")
          .orShould()
          .haveSimpleNameEndingWith("Builder")
          .because("what travels between workers has no behaviour of its own");

  @ArchTest
  static final ArchRule httpKnowsNothingElseOfOurs =
      noClasses()
          .that()
          .resideInAPackage(in("http"))
          .should()
          .dependOnClassesThat(areOursOutside("http"))
          .because("limits and transport are the same for every source");

  @ArchTest
  static final ArchRule filesKnowNothingElseOfOurs =
      noClasses()
          .that()
          .resideInAPackage(in("files"))
          .should()
          .dependOnClassesThat(areOursOutside("files"))
          .because("every package may use them");

  @ArchTest
  static final ArchRule theEnvironmentKnowsNothingElseOfOurs =
      noClasses()
          .that()
          .resideInAPackage(in("environment"))
          .should()
          .dependOnClassesThat(areOursOutside("environment"))
          .because("workers and the database read it as well as commands");

  @ArchTest
  static final ArchRule matchingKnowsOnlyTheModel =
      noClasses()
          .that()
          .resideInAPackage(in("match"))
          .should()
          .dependOnClassesThat(
              areOursOutside("match", "model").and(not(equivalentTo(Sha256.class))))
          .because("it is a pure function");

  @ArchTest
  static final ArchRule mergingKnowsOnlyModelAndMatching =
      noClasses()
          .that()
          .resideInAPackage(in("merge"))
          .should()
          .dependOnClassesThat(areOursOutside("merge", "match", "model"))
          .because("it is a pure function");

  @ArchTest
  static final ArchRule connectionsKnowNoTable =
      knowsOnly("database.connection", "environment", "http")
          .because("every room that keeps something opens its connections here");

  @ArchTest
  static final ArchRule theEmbeddedServerKnowsOnlyConnections =
      knowsOnly("database.embedded", "database.connection", "environment", "files")
          .because("it starts and stops a server, whatever is kept in it");

  @ArchTest
  static final ArchRule migrationsKnowOnlyConnections =
      knowsOnly("database.migration", "database.connection")
          .because("they must run before anything of this program can be read");

  @ArchTest
  static final ArchRule answersAreKeptWithoutKnowingRunsOrTracks =
      knowsOnly("answers", "database.connection", "files", "http", "sources")
          .because("they are shared by all runs");

  @ArchTest
  static final ArchRule limitsKnowOnlyCallsAndAnswers =
      knowsOnly("limits", "answers", "database.connection", "http")
          .because("a limit holds whatever is asked and whoever asks");

  @ArchTest
  static final ArchRule tracksKnowNoRun =
      knowsOnly("tracks", "database.connection", "model")
          .because("a row of tracks outlives the run that wrote it");

  @ArchTest
  static final ArchRule runsKnowTracksButNotHowTheyAreMade =
      knowsOnly("runs", "tracks", "database.connection", "http", "model", "sources")
          .because("a run is registered and counted the same way whatever it asks");

  @ArchTest
  static final ArchRule beamIsKnownWhereConnectionsTravelAndNowhereElseInTheDatabase =
      noClasses()
          .that()
          .resideInAPackage(in("database"))
          .and()
          .doNotHaveSimpleName("WorkerDataSource")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam..")
          .because("commands that only look at a database load nothing of Beam");

  @ArchTest
  static final ArchRule theSandboxUsesNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage(in("sandbox"))
          .should()
          .dependOnClassesThat(areOursOutside("sandbox"))
          .because(
              "a referee that shares a limiter or a parser with the player shares its mistakes");

  @ArchTest
  static final ArchRule theSandboxIsOpenedOnlyByRunsAndCommands =
      noClasses()
          .that(outside("sandbox", "run", "options", "cli"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("sandbox"))
          .because("the pipeline meets it over HTTP like any other service");

  @ArchTest
  static final ArchRule theCommandLineIsUsedOnlyByMain =
      noClasses()
          .that(outside("", "cli"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("cli"))
          .because("it sits on top of everything");

  @ArchTest
  static final ArchRule theJavaApiIsUsedByNobody =
      noClasses()
          .that(outside("api"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(in("api"))
          .because("it is a door like the command line");

  @ArchTest
  static final ArchRule aRunIsToldValues =
      noClasses()
          .that()
          .resideInAPackage(in("run"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in("options"), in("cli"), in("api"))
          .because("the command line and the Java API turn texts into values, each in its way");

  @ArchTest
  static final ArchRule runnersKnowNoAlbums =
      noClasses()
          .that()
          .resideInAPackage(in("runner"))
          .should()
          .dependOnClassesThat(areOursOutside("runner", "http"))
          .because("any pipeline of ours is run, watched and stopped in the same way");

  @ArchTest
  static final ArchRule whatIsShownKnowsNoOptions =
      noClasses()
          .that()
          .resideInAPackage(in("cli.show"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in("options"), ROOT + ".cli")
          .because("tables and texts are made of values");

  @ArchTest
  static final ArchRule filesAreWholeLockedAndHashedInOneRoom =
      noClasses()
          .that(outside("files", "sandbox"))
          .should()
          .accessField(StandardCopyOption.class, "ATOMIC_MOVE")
          .orShould()
          .accessField(StandardCopyOption.class, "REPLACE_EXISTING")
          .orShould()
          .callMethod(FileChannel.class, "tryLock")
          .orShould()
          .callMethod(FileChannel.class, "lock")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(FileLock.class)
          .orShould()
          .callMethod(MessageDigest.class, "getInstance", String.class)
          .orShould()
          .callMethod(Files.class, "walk", Path.class, FileVisitOption[].class)
          .because("half a file, a lock that is lost and a tree half deleted are mended once");

  @ArchTest
  static final ArchRule theProcessEndsInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".runner.Interruption")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + ".cli.Entry")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .because(
              "whoever ends the process elsewhere skips the clean stop and breaks the Java API");

  /** A room, by its whole name below the root, and the rooms that it may use. */
  private static ArchRule knowsOnly(String room, String... others) {
    DescribedPredicate<JavaClass> allowed = resideInAPackage(ROOT + "." + room);
    for (String other : others) {
      allowed = allowed.or(resideInAPackage(ROOT + "." + other));
    }
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + room)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(allowed)));
  }

  private static String in(String name) {
    return ROOT + "." + name + "..";
  }

  /** Ours, and in none of these packages or below them; {@code ""} is the root itself. */
  private static DescribedPredicate<JavaClass> outside(String... names) {
    Set<String> allowed = Set.copyOf(Arrays.asList(names));
    return describe(
        "are outside of " + Arrays.toString(names), type -> !allowed.contains(packageOf(type)));
  }

  private static DescribedPredicate<JavaClass> areOursOutside(String... names) {
    return resideInAPackage(ROOT + "..").and(outside(names));
  }

  /** First name below the root: {@code sources} for {@code sources.spotify}. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.", 2)[0] : "";
  }
}
