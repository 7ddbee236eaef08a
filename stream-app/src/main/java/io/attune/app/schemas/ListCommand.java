package io.attune.app.schemas;

import io.attune.app.ExitCode;
import io.attune.app.Subcommand;
import io.attune.wire.TopicValue;
import io.attune.wire.registry.RegisteredSchema;
import io.attune.wire.registry.RegistryClient;
import io.attune.wire.registry.Subjects;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code attune schemas list}: what is there. */
@Command(
    name = "list",
    description = {
      "Lists what the registry has of Attune's topics: subject, version, id, and which version is this build's.",
      ""
    })
final class ListCommand implements Subcommand {
  @Spec private CommandSpec spec;
  @Mixin private RegistryOptions registry;

  @Override
  public Integer call() throws Exception {
    Subjects subjects = registry.subjects();
    return RegistryOptions.asking(() -> list(subjects));
  }

  private int list(Subjects subjects) {
    for (TopicValue<?> topic : TopicValue.ALL) {
      list(topic, subjects);
    }
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private void list(TopicValue<?> topic, Subjects subjects) {
    PrintWriter out = spec.commandLine().getOut();
    RegistryClient client = subjects.registry();
    String subject = subjects.of(topic);
    int ours = subjects.ours(topic).map(RegisteredSchema::version).orElse(0);
    String level = client.compatibility(subject).orElse("the registry's own compatibility");
    for (int number : client.versions(subject)) {
      client
          .version(subject, number)
          .ifPresent(
              version ->
                  out.printf(
                      "%-34s version %d  id %d  %s%s%n",
                      subject,
                      number,
                      version.id(),
                      level,
                      number == ours ? "  this build's" : ""));
    }
  }
}
