package io.attune.training.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.app.ExitCode;
import io.attune.app.Subcommand;
import io.attune.encoder.TunedLayers;
import io.attune.language.LexicalScorer;
import io.attune.playbook.Playbook;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.training.labelled.DataOption;
import io.attune.training.labelled.LabelledSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune train}: makes the weights that ship. */
@Command(
    name = "train",
    description = {
      "Trains the weights of the language tiers and writes their files. The same data and seed give the same files, byte for byte.",
      ""
    })
public final class TrainCommand implements Subcommand {
  /** The weights that this code makes; a new number for every change of them that ships. */
  static final String VERSION = "en/2";

  /** The same of the encoder's heads. */
  static final String HEADS_VERSION = "4";

  /** Where the encoder's tuned layers lie in the project's folder. */
  public static final String LAYERS = "encoder/src/main/resources/layers/en.layers";

  private static final String MODEL = "stream-app/src/main/resources/models/en.model";
  private static final String SETS = "stream-app/src/main/resources/models/en.sets";
  private static final String HEADS = "encoder/src/main/resources/heads/en.heads";

  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--sets",
      split = ",",
      paramLabel = "NAME",
      description = "Which of them (default: all that weights which ship may be trained on).")
  private List<String> sets;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The project's folder; the files go to where the modules have them.")
  private Path out;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "Keep the encoder's vectors there between runs (default: make them each time).")
  private Path vectors;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the training (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    List<String> families = sets == null ? List.copyOf(TrainingSets.all().keySet()) : sets;
    TrainingSets.require(families);
    List<LabelledSet> used = TrainingSets.choose(data.folder(), families);
    LexicalScorer rules = rules();
    Material material = Material.read(used, rules);
    Vectors known = Vectors.of(layers(), vectors);
    Teacher teacher = EncoderTeacher.of(material, known, seed);
    ModelTrainer trained = ModelTrainer.train(material, rules, teacher, VERSION, seed);
    write(MODEL, trained.file());
    write(SETS, TrainedOn.list(used).getBytes(UTF_8));
    HeadsTrainer heads = HeadsTrainer.train(material, trained, rules, known, HEADS_VERSION, seed);
    known.keep(vectors);
    write(HEADS, heads.file());
    spec.commandLine().getOut().println(material.sources());
    for (Head head : Head.all()) {
      spec.commandLine().getOut().println(head.name() + " " + Arrays.toString(trained.cuts(head)));
    }
    return ExitCode.OK;
  }

  /** As they lie in the project's folder, where they may be newer than in this build. */
  private TunedLayers layers() throws IOException {
    Path file = out.resolve(LAYERS);
    if (!Files.exists(file)) {
      return TunedLayers.bundled();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return TunedLayers.read(in);
    }
  }

  private void write(String file, byte[] bytes) throws IOException {
    Path path = out.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }

  /** The tier that is trained, without weights. */
  static LexicalScorer rules() {
    Playbook playbook = PlaybookYaml.bundled("default-en");
    return LexicalScorer.of(playbook.phrases(), playbook.locale()).with(null);
  }
}
