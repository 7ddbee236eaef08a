package io.attune.app.playbook;

import io.attune.app.Failure;
import io.attune.call.InvalidEvent;
import io.attune.call.Scope;
import java.util.IllformedLocaleException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which calls an order is for. */
final class ScopeOptions {
  @Option(names = "--tenant", paramLabel = "TENANT", description = "Only for this tenant's calls.")
  private String tenant;

  @Option(names = "--team", paramLabel = "TEAM", description = "Only for this team's calls.")
  private String team;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "Only for calls in this language; en covers en-GB.")
  private String locale;

  /**
   * The scope.
   *
   * @throws Failure if the language is none
   */
  Scope scope() {
    try {
      if (locale != null) {
        new Locale.Builder().setLanguageTag(locale);
      }
      return new Scope(tenant, team, locale);
    } catch (IllformedLocaleException e) {
      throw Failure.badInput(locale + " is no language tag, write it as en, en-GB or nb-NO");
    } catch (InvalidEvent e) {
      throw Failure.badInput(e.getMessage());
    }
  }
}
