package io.attune.app;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One option for each setting, and one for a file of them: {@code --http-port}, {@code --config}.
 */
public final class SettingOptions {
  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private Path file;

  /** Adds the options to a command; call it where picocli injects the command's spec. */
  public void addTo(CommandSpec command) {
    addTo(command, List.of(Setting.values()));
  }

  /** The same with options for some settings only; the file may have any. */
  public void addTo(CommandSpec command, List<Setting> settings) {
    command.addOption(
        OptionSpec.builder("--config")
            .paramLabel("FILE")
            .type(Path.class)
            .description("A properties file with any of the settings of attune run.")
            .setter(
                new picocli.CommandLine.Model.ISetter() {
                  @Override
                  public <T> T set(T value) {
                    file = (Path) value;
                    return value;
                  }
                })
            .build());
    for (Setting setting : settings) {
      command.addOption(option(setting));
    }
  }

  private OptionSpec option(Setting setting) {
    String shown = setting.shownDefault().isEmpty() ? "" : " Default: " + setting.shownDefault();
    return OptionSpec.builder("--" + setting.key())
        .paramLabel("VALUE")
        .type(String.class)
        .description(setting.meaning().replace("`", "").replace("%", "%%") + shown)
        .setter(
            new picocli.CommandLine.Model.ISetter() {
              @Override
              public <T> T set(T value) {
                if (value != null) {
                  given.put(setting, value.toString());
                }
                return value;
              }
            })
        .build();
  }

  /**
   * What was given on top of file and environment.
   *
   * @throws Failure naming everything that is unknown or wrong
   */
  public AppConfig read() {
    return AppConfig.read(Optional.ofNullable(file), given);
  }
}
