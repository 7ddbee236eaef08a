package io.attune.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** The servers themselves: they start and answer. */
@NeedsDocker({Containers.KAFKA, Containers.REGISTRY, Containers.POSTGRES})
class ServersIT {
  @Test
  void kafkaHasOneNode() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", Containers.kafka().getBootstrapServers()))) {
      assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS)).hasSize(1);
    }
  }

  @Test
  void theRegistryListsItsSubjects() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(Containers.registryUrl() + "/subjects")).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("[");
  }

  @Test
  void postgresAnswersAQuery() throws Exception {
    var postgres = Containers.postgres();
    try (var connection =
            DriverManager.getConnection(
                postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
        var rows = connection.createStatement().executeQuery("select 1")) {
      assertThat(rows.next()).isTrue();
    }
  }
}
