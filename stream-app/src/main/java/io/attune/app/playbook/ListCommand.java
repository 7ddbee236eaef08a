package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.ExitCode;
import io.attune.app.Subcommand;
import io.attune.app.play.Cluster;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.PlaybookSource;
import io.attune.wire.PublishedPlaybook;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune playbook list}: which playbooks there are. */
@Command(
    name = "list",
    description = {
      "Lists the playbooks that come with Attune and, if brokers are named, those that are published there.",
      ""
    })
final class ListCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions kafka;

  @Option(
      names = "--active",
      description =
          "Also tell for which calls each was last activated. Reads one partition of call-events from its beginning, which can"
              + " take a while, and knows nothing of what is older than that topic keeps (a day).")
  private boolean wantsActive;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    boolean asksKafka = kafka.isGiven() || wantsActive;
    Cluster cluster = asksKafka ? kafka.cluster() : null;
    Activations activations = wantsActive ? Activations.read(cluster) : null;
    for (PlaybookRef ref : PlaybookSource.bundled().known()) {
      out.println(ref + "  bundled" + active(ref, activations));
    }
    if (asksKafka) {
      for (PublishedPlaybook published : PlaybookTopic.read(cluster).documents()) {
        out.println(line(published) + active(published.ref(), activations));
      }
    }
    return ExitCode.OK;
  }

  private static String line(PublishedPlaybook published) {
    String at =
        published.publishedAt() == null ? "" : " " + Instant.ofEpochMilli(published.publishedAt());
    return published.ref() + "  published" + at + "  SHA-256 " + published.sha256();
  }

  private static String active(PlaybookRef ref, Activations activations) {
    List<String> scopes = activations == null ? List.of() : activations.scopesOf(ref);
    return scopes.isEmpty() ? "" : "  active for " + String.join(", ", scopes);
  }
}
