package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.attune.gateway.Health;
import io.attune.gateway.HttpServer;
import io.attune.gateway.access.Access;
import io.attune.gateway.access.AccessSettings;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * {@code deploy/kubernetes}: every object is held to the official client's model, which knows each
 * field and refuses any other, and to Attune itself: its settings, commands, routes and ports.
 */
class KubernetesTest {
  private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What operators define, of which the client has no model. */
  private static final Set<String> OTHERS =
      Set.of("Kustomization", "PodMonitor", "ScaledObject", "TriggerAuthentication");

  private static final List<JsonNode> OBJECTS = new ArrayList<>();
  private static final List<JsonNode> KUSTOMIZATIONS = new ArrayList<>();

  @BeforeAll
  static void read() throws Exception {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        for (Object document : new Load(settings).loadAllFromString(Files.readString(file))) {
          JsonNode object = JSON.valueToTree(document);
          if (object.path("kind").asText().equals("Kustomization")) {
            KUSTOMIZATIONS.add(object);
            assertFilesOf(object, file.getParent());
          } else if (object.has("kind")) {
            OBJECTS.add(object);
          }
        }
      }
    }
    assertThat(OBJECTS).hasSizeGreaterThan(15);
    assertThat(KUSTOMIZATIONS).hasSize(5);
  }

  private static void assertFilesOf(JsonNode kustomization, Path folder) {
    kustomization
        .path("resources")
        .forEach(file -> assertThat(folder.resolve(file.asText())).exists());
    for (JsonNode generator : kustomization.path("configMapGenerator")) {
      generator.path("files").forEach(file -> assertThat(folder.resolve(file.asText())).exists());
    }
  }

  @Test
  void everyFieldIsKubernetesOwn() throws Exception {
    for (JsonNode object : OBJECTS) {
      if (!OTHERS.contains(object.path("kind").asText())) {
        validate(object);
      }
    }
  }

  @Test
  void aMisspeltFieldWouldBeNoticed() throws Exception {
    JsonNode processor = workload("attune-processor");
    String misspelt =
        processor.toString().replace("readOnlyRootFilesystem", "readonlyRootFilesystem");
    assertThatThrownBy(() -> validate(JSON.readTree(misspelt)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readonlyRootFilesystem");
  }

  /** By the model of its version and kind, such as {@code V1StatefulSet}. */
  private static void validate(JsonNode object) throws Exception {
    String version = object.path("apiVersion").asText().replaceAll(".*/", "");
    String model =
        "io.kubernetes.client.openapi.models.V"
            + version.substring(1)
            + object.path("kind").asText();
    try {
      Class.forName(model)
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(object.toString()));
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  @Test
  void everySelectorFindsItsPods() {
    List<JsonNode> labels =
        workloads().stream().map(w -> w.at("/spec/template/metadata/labels")).toList();
    for (JsonNode workload : workloads()) {
      if (workload.path("spec").has("selector")) {
        assertThat(
                covers(
                    workload.at("/spec/selector/matchLabels"),
                    workload.at("/spec/template/metadata/labels")))
            .isTrue();
      }
    }
    for (JsonNode object : OBJECTS) {
      JsonNode selector =
          switch (object.path("kind").asText()) {
            case "Service" -> object.at("/spec/selector");
            case "PodDisruptionBudget" -> object.at("/spec/selector/matchLabels");
            case "NetworkPolicy" -> object.at("/spec/podSelector/matchLabels");
            default -> JSON.missingNode();
          };
      if (!selector.isMissingNode()) {
        assertThat(labels).as(object.toString()).anyMatch(pod -> covers(selector, pod));
      }
    }
  }

  @Test
  void scalersAndTheHeadlessServiceNameWhatIsThere() {
    for (JsonNode object : OBJECTS) {
      JsonNode target = object.at("/spec/scaleTargetRef");
      if (!target.isMissingNode()) {
        assertThat(workload(target.path("name").asText()).path("kind"))
            .isEqualTo(target.path("kind"));
      }
    }
    String service = workload("attune-processor").at("/spec/serviceName").asText();
    assertThat(object("Service", service).at("/spec/clusterIP").asText()).isEqualTo("None");
  }

  @Test
  void settingsAndCommandsAreAttunesOwn() {
    for (JsonNode workload : workloads()) {
      boolean job = workload.path("kind").asText().equals("Job");
      Path file = FOLDER.resolve(job ? "jobs" : "base").resolve("attune.properties");
      for (JsonNode container : containers(workload)) {
        Map<String, String> environment = new HashMap<>();
        container
            .path("env")
            .forEach(
                entry ->
                    environment.put(
                        entry.path("name").asText(), entry.path("value").asText("pod-0")));
        AppConfig config = AppConfig.read(Optional.of(file), environment, Map.of());
        assertThat(config.bootstrapServers()).isEqualTo("kafka.example:9093");
        assertThat(config.httpPort()).isEqualTo(8080);
        String[] arguments =
            strings(container.path("args")).stream()
                .map(argument -> argument.endsWith(".properties") ? file.toString() : argument)
                .toArray(String[]::new);
        Main.commandLine().parseArgs(arguments);
      }
    }
  }

  @Test
  void probesAskRoutesThatThereAreOnTheirPort() throws Exception {
    Access access = Access.of(AccessSettings.on("127.0.0.1"), Clock.systemUTC());
    try (HttpServer server =
        HttpServer.start(
            "127.0.0.1", 0, access, () -> "", () -> Health.ready("RUNNING"), more -> {})) {
      for (String name : List.of("attune-processor", "attune-gateway")) {
        JsonNode container = containers(workload(name)).get(0);
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(8080);
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
          JsonNode asked = container.path(probe).path("httpGet");
          assertThat(asked.path("port").asText()).isEqualTo(container.at("/ports/0/name").asText());
          URI address = URI.create(server.address() + asked.path("path").asText());
          assertThat(
                  HttpClient.newHttpClient()
                      .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                      .statusCode())
              .as(address.toString())
              .isEqualTo(200);
        }
      }
    }
  }

  /** Kubernetes' "restricted" standard, and more. */
  @Test
  void podsMayDoNothingThatTheyNeedNot() {
    for (JsonNode workload : workloads()) {
      JsonNode pod = workload.at("/spec/template/spec");
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      for (JsonNode container : containers(workload)) {
        JsonNode may = container.path("securityContext");
        assertThat(may.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(may.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(strings(may.at("/capabilities/drop"))).containsExactly("ALL");
        assertThat(container.at("/resources/limits").has("memory")).isTrue();
        assertThat(container.path("image").asText()).isEqualTo("attune");
      }
    }
  }

  @Test
  void everyFileThatASettingNamesIsMountedAndInTheExampleOfItsSecret() throws Exception {
    for (JsonNode workload : workloads()) {
      boolean job = workload.path("kind").asText().equals("Job");
      String settings =
          Files.readString(FOLDER.resolve(job ? "jobs" : "base").resolve("attune.properties"));
      String secret = volume(workload, "secret").at("/secret/secretName").asText();
      Matcher named =
          Pattern.compile("/etc/attune/secret[/:]([a-z.-]+)")
              .matcher(settings + containers(workload));
      int found = 0;
      for (; named.find(); found++) {
        assertThat(object("Secret", secret).path("stringData").has(named.group(1)))
            .as(secret + " has " + named.group(1))
            .isTrue();
      }
      assertThat(found).isGreaterThanOrEqualTo(3);
      for (JsonNode container : containers(workload)) {
        for (JsonNode mount : container.path("volumeMounts")) {
          assertThat(volume(workload, mount.path("name").asText()).isMissingNode()).isFalse();
        }
      }
    }
  }

  private static JsonNode volume(JsonNode workload, String name) {
    for (JsonNode volume : workload.at("/spec/template/spec/volumes")) {
      if (volume.path("name").asText().equals(name)) {
        return volume;
      }
    }
    for (JsonNode claim : workload.at("/spec/volumeClaimTemplates")) {
      if (claim.at("/metadata/name").asText().equals(name)) {
        return claim;
      }
    }
    return JSON.missingNode();
  }

  private static List<JsonNode> workloads() {
    return OBJECTS.stream().filter(object -> object.at("/spec/template/spec").isObject()).toList();
  }

  private static JsonNode workload(String name) {
    return workloads().stream()
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode object(String kind, String name) {
    return OBJECTS.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
  }

  private static List<JsonNode> containers(JsonNode workload) {
    JsonNode pod = workload.at("/spec/template/spec");
    return Stream.of("containers", "initContainers")
        .flatMap(list -> StreamSupport.stream(pod.path(list).spliterator(), false))
        .toList();
  }

  private static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static boolean covers(JsonNode selector, JsonNode labels) {
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(e -> e.getValue().equals(labels.path(e.getKey())));
  }
}
