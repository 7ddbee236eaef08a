package io.attune.app.grants;

import io.attune.app.AppConfig;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.PatientAdmin;
import io.attune.app.Setting;
import io.attune.app.SettingOptions;
import io.attune.app.Subcommand;
import io.attune.topology.KafkaRefusal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune acls}: what a principal must be granted on Kafka. */
@Command(
    name = "acls",
    sortOptions = false,
    description = {
      "Tells what a principal must be granted on Kafka, as a table and as commands for kafka-acls.sh, or grants it.",
      "",
      "Roles: processor and gateway (attune run), producer (publishes calls by itself), deployer (topics, playbooks,"
          + " experiments), analyst (debrief, experiment report), eraser (erase), sink (Kafka Connect). A process with two roles needs the"
          + " grants of both. docs/security.md explains them.",
      ""
    })
public final class AclsCommand implements Subcommand {
  private final SettingOptions settings = new SettingOptions();
  private CommandSpec spec;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      split = ",",
      description = "${COMPLETION-CANDIDATES}; several with commas between.")
  private List<PrincipalRole> roles;

  @Option(
      names = "--principal",
      required = true,
      paramLabel = "User:NAME",
      description = "Whom it is for, as the broker names who logs in.")
  private String principal;

  @Option(
      names = "--apply",
      description = "Grant it, by the settings of an administrator (--config).")
  private boolean apply;

  @Spec
  void setSpec(CommandSpec spec) {
    this.spec = spec;
    settings.addTo(
        spec,
        List.of(
            Setting.BOOTSTRAP_SERVERS,
            Setting.APPLICATION_ID,
            Setting.TOPIC_PREFIX,
            Setting.GUARANTEE));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!principal.matches("[A-Za-z]+:\\S+( \\S+)*")) {
      throw Failure.badInput("--principal is TYPE:NAME, such as User:attune, not " + principal);
    }
    AppConfig config = settings.read();
    List<Grant> grants = grants(config);
    PrintWriter out = spec.commandLine().getOut();
    table(grants, out);
    out.println();
    if (apply) {
      apply(config, grants);
      out.println("granted to " + principal + " at " + config.bootstrapServers());
    } else {
      commands(grants).forEach(out::println);
    }
    out.flush();
    return ExitCode.OK;
  }

  private List<Grant> grants(AppConfig config) {
    Map<AclBinding, Grant> each = new LinkedHashMap<>();
    for (PrincipalRole role : roles) {
      role.grants(config).forEach(grant -> each.putIfAbsent(grant.binding(principal), grant));
    }
    return List.copyOf(each.values());
  }

  private static void table(List<Grant> grants, PrintWriter out) {
    int width = grants.stream().mapToInt(grant -> grant.resource().length()).max().orElse(0);
    for (Grant grant : grants) {
      out.printf(
          "%-9s %-" + width + "s  %s%n", grant.operationName(), grant.resource(), grant.reason());
    }
  }

  /** One command for each resource. */
  private List<String> commands(List<Grant> grants) {
    Map<String, StringBuilder> byResource = new LinkedHashMap<>();
    for (Grant grant : grants) {
      byResource
          .computeIfAbsent(grant.resource(), resource -> beginning(grant))
          .append(" --operation ")
          .append(grant.operationName());
    }
    return byResource.values().stream().map(StringBuilder::toString).toList();
  }

  private StringBuilder beginning(Grant grant) {
    String option =
        switch (grant.type()) {
          case TOPIC -> "--topic";
          case GROUP -> "--group";
          case TRANSACTIONAL_ID -> "--transactional-id";
          default -> throw new IllegalStateException("no grant is on a " + grant.type());
        };
    return new StringBuilder("kafka-acls.sh --bootstrap-server \"$SERVERS\"")
        .append(" --command-config \"$ADMIN\" --add --allow-principal '")
        .append(principal.replace("'", "'\\''"))
        .append("' ")
        .append(option)
        .append(' ')
        .append(grant.name())
        .append(grant.pattern() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "");
  }

  private void apply(AppConfig config, List<Grant> grants) throws InterruptedException {
    List<AclBinding> bindings = grants.stream().map(grant -> grant.binding(principal)).toList();
    try (Admin admin = PatientAdmin.open(config)) {
      admin.createAcls(bindings).all().get();
    } catch (ExecutionException e) {
      throw refused(config, e.getCause());
    } catch (KafkaException e) {
      throw refused(config, e);
    }
  }

  private static Failure refused(AppConfig config, Throwable e) {
    return Failure.environment(
        "Kafka at "
            + config.bootstrapServers()
            + " does not grant it: "
            + KafkaRefusal.orMessage(e)
            + " (granting takes Alter on the cluster, and an authorizer)",
        e);
  }
}
