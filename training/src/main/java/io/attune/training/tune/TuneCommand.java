package io.attune.training.tune;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDManager;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.Subcommand;
import io.attune.encoder.SentenceEncoder;
import io.attune.encoder.TunedLayers;
import io.attune.training.labelled.DataOption;
import io.attune.training.labelled.LabelledSet;
import io.attune.training.train.TrainCommand;
import io.attune.training.train.TrainingSets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attune tune}: tunes the upper layers of the sentence encoder. */
@Command(
    name = "tune",
    description = {
      "Tunes the upper layers of the sentence encoder and writes their file; \"train\" comes after it.",
      "",
      "Takes about half an hour on one core and needs PyTorch, which only a build with -Ptuning has."
          + " The same data and seed give the same file, byte for byte, on one kind of processor.",
      ""
    })
public final class TuneCommand implements Subcommand {
  /** The layers that this code makes; a new number for every change of them that ships. */
  static final String VERSION = "en/1";

  private static final String ENGINE = "PyTorch";
  private static final int LAYERS = 6;

  @Spec private CommandSpec spec;

  @Mixin private DataOption data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The project's folder; the file goes to where the encoder has it.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the tuning (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    List<LabelledSet> sets = TrainingSets.choose(data.folder(), TuningMaterial.FAMILIES);
    // On several threads sums are added up in another order, which would show in the file.
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    TuningMaterial material;
    try (HuggingFaceTokenizer tokenizer = SentenceEncoder.tokenizer()) {
      material = TuningMaterial.read(sets, tokenizer, seed);
    }
    if (!Engine.hasEngine(ENGINE)) {
      throw Failure.badInput(
          "PyTorch is not part of this build: mvn -q package -DskipTests -Ptuning, then again");
    }
    write(tuned(material));
    return ExitCode.OK;
  }

  private TunedLayers tuned(TuningMaterial material) throws IOException {
    PrintWriter log = spec.commandLine().getErr();
    byte[] model = SentenceEncoder.publishedModel();
    Engine engine = Engine.getEngine(ENGINE);
    try (NDManager manager = engine.newBaseManager(Device.cpu())) {
      EncoderTuner tuner =
          new EncoderTuner(
              engine, manager, new OnnxFile(model), LAYERS, material.emotions().size(), seed);
      return TunedLayers.of(
          VERSION,
          model,
          tuner.tune(
              material.felt(),
              material.kept(),
              line -> {
                log.println(line);
                log.flush();
              }));
    }
  }

  private void write(TunedLayers layers) throws IOException {
    Path file = out.resolve(TrainCommand.LAYERS);
    Files.createDirectories(file.getParent());
    try (OutputStream stream = Files.newOutputStream(file)) {
      layers.write(stream);
    }
  }
}
