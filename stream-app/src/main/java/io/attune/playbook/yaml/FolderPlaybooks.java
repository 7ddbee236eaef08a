package io.attune.playbook.yaml;

import io.attune.playbook.PlaybookRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Playbooks that lie side by side in a folder, each in a file that is named after its id: {@code
 * team-en.yaml}.
 *
 * @param folder where they lie
 */
public record FolderPlaybooks(Path folder) implements PlaybookSource {

  private static final String ENDING = ".yaml";

  /** The folder that a file lies in. */
  public static FolderPlaybooks beside(Path file) {
    return new FolderPlaybooks(file.toAbsolutePath().getParent());
  }

  @Override
  public Optional<PlaybookText> find(PlaybookRef ref) {
    return read(folder.resolve(ref.id() + ENDING)).filter(found -> found.ref().equals(ref));
  }

  @Override
  public List<PlaybookRef> known() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted()
          .flatMap(file -> read(file).stream())
          // Under another name it would not be found.
          .filter(found -> found.name().equals(found.ref().id() + ENDING))
          .map(PlaybookText::ref)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The playbook in a file; nothing if there is none that could be read. */
  private static Optional<PlaybookText> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String name = file.getFileName().toString();
    try (InputStream source = Files.newInputStream(file)) {
      return SourceText.read(source, new FaultCollector())
          .flatMap(text -> PlaybookYaml.refOf(text).map(ref -> new PlaybookText(ref, name, text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
