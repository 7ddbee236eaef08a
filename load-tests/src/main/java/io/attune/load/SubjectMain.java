package io.attune.load;

import io.attune.app.AppConfig;
import io.attune.app.Instance;
import io.attune.app.Playbooks;
import io.attune.app.RunCommand;
import io.attune.app.Setting;
import io.attune.engine.Shelf;
import io.attune.playbook.yaml.PlaybookYaml;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One {@link Subject} in a JVM of its own, started and stopped by order as often as need be: only
 * one subject runs at a time, and each stays warm.
 *
 * <p>The orders are {@code start} with settings as {@code key=value}, those of {@code attune run}
 * and {@link BareSize}'s, {@code refined}, and {@code stop}. Each is answered by {@link #DONE} and
 * its number; {@code refined} also by how many turns the encoder has read again so far.
 */
public final class SubjectMain {
  static final String DONE = "subject: done ";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Subject subject;
  private AutoCloseable running;

  private SubjectMain(Subject subject) {
    this.subject = subject;
  }

  /** Takes the name of a {@link Subject}; ends with SIGTERM, closing what runs. */
  public static void main(String[] args) throws Exception {
    SubjectMain main = new SubjectMain(Subject.valueOf(args[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(main::close, "subject-stop"));
    for (int number = 1; ; number++) {
      String[] words = ChildMain.nextOrder().split(" ");
      String answer = "";
      switch (words[0]) {
        case "start" -> main.start(words);
        case "refined" -> answer = " " + main.refined();
        default -> main.close();
      }
      System.out.println(DONE + number + answer);
    }
  }

  private void start(String[] words) throws Exception {
    Map<String, String> own = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      own.put(words[i].substring(0, equals), words[i].substring(equals + 1));
    }
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (own.containsKey(setting.key())) {
        settings.put(setting, own.remove(setting.key()));
      }
    }
    AppConfig config = AppConfig.read(Optional.empty(), settings);
    AutoCloseable started =
        switch (subject) {
          case ATTUNE, ENCODER -> attune(config);
          case BARE -> bare(config, BareSize.of(own));
          case COPY -> PlainCopy.start(config);
        };
    synchronized (this) {
      running = started;
    }
  }

  private static Instance attune(AppConfig config) throws IOException, InterruptedException {
    Instance instance =
        Instance.start(
            config,
            Shelf.of(Playbooks.engine(PlaybookYaml.bundled("default-en"))),
            config.encoder().find());
    instance.running().thenRun(SubjectMain::tellRunning);
    if (!instance.awaitReady(PATIENCE)) {
      throw new IllegalStateException("not ready after " + PATIENCE.toMinutes() + " minutes");
    }
    return instance;
  }

  private static BareApp bare(AppConfig config, BareSize size) throws InterruptedException {
    BareApp app = BareApp.start(config, size, PATIENCE);
    tellRunning();
    return app;
  }

  /** In the words of {@code attune run}. */
  private static void tellRunning() {
    System.out.println(RunCommand.RUNNING);
  }

  private synchronized long refined() {
    return (long)
        ((Instance) running)
            .metrics()
            .registry()
            .get("attune.refinements")
            .tag("outcome", "answered")
            .counter()
            .count();
  }

  private synchronized void close() {
    if (running == null) {
      return;
    }
    try {
      running.close();
    } catch (Exception e) {
      throw new IllegalStateException("the subject does not stop", e);
    }
    running = null;
  }
}
