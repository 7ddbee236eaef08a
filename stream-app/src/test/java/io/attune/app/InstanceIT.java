package io.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.embedded.EmbeddedKafka;
import io.attune.embedded.junit.SharedKafka;
import io.attune.topology.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processor and gateway with the real topology, as {@code attune run} starts them. */
@ExtendWith(SharedKafka.class)
@Timeout(180)
class InstanceIT {
  @TempDir Path folder;

  @Test
  void bothRolesComeUpTellHowTheyAreAndLeaveTheGroup(EmbeddedKafka kafka) throws Exception {
    AppConfig config =
        AppConfig.read(
            Optional.empty(),
            Map.of(),
            Map.of(
                Setting.BOOTSTRAP_SERVERS, kafka.bootstrapServers(),
                Setting.APPLICATION_ID, "instance-it",
                Setting.TOPIC_PREFIX, "instance-it.",
                Setting.HTTP_PORT, "0",
                Setting.STATE_DIR, folder.toString()));
    kafka.createTopics(new Topics(config.topicPrefix()).toCreate(2, (short) 1));

    String address;
    try (Instance instance = Instance.start(config, LocalShelf.byLanguage())) {
      address = instance.address().orElseThrow();
      assertThat(get(address + "/health").statusCode()).isEqualTo(200);
      assertThat(instance.awaitReady(Duration.ofSeconds(120))).isTrue();
      assertThat(get(address + "/ready").statusCode()).isEqualTo(200);
      assertThat(get(address + "/metrics").body())
          .contains("attune_calls_live 0.0", "attune_cue_latency_seconds_bucket")
          .contains("attune_playbook_partitions{", "kafka_stream_client_state{");
    }
    assertThat(members(kafka)).isZero();
  }

  @Test
  void aProcessorAloneHasAPortForThoseWhoWatch(EmbeddedKafka kafka) throws Exception {
    AppConfig config =
        AppConfig.read(
            Optional.empty(),
            Map.of(),
            Map.of(
                Setting.BOOTSTRAP_SERVERS,
                kafka.bootstrapServers(),
                Setting.APPLICATION_ID,
                "watched-it",
                Setting.TOPIC_PREFIX,
                "watched-it.",
                Setting.HTTP_PORT,
                "0",
                Setting.ROLES,
                Role.PROCESSOR.key(),
                Setting.STATE_DIR,
                folder.toString()));
    kafka.createTopics(new Topics(config.topicPrefix()).toCreate(1, (short) 1));

    try (Instance instance = Instance.start(config, LocalShelf.byLanguage())) {
      assertThat(instance.address()).isEmpty();
      instance.watch();
      String address = instance.address().orElseThrow();
      assertThat(instance.awaitReady(Duration.ofSeconds(120))).isTrue();
      assertThat(instance.running()).succeedsWithin(Duration.ofSeconds(10));
      assertThat(get(address + "/ready").statusCode()).isEqualTo(200);
      assertThat(get(address + "/metrics").body()).contains("attune_calls_live 0.0");
      assertThat(get(address + "/live/teams/sales").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private static int members(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin
          .describeConsumerGroups(List.of("instance-it"))
          .describedGroups()
          .get("instance-it")
          .get(30, TimeUnit.SECONDS)
          .members()
          .size();
    }
  }
}
