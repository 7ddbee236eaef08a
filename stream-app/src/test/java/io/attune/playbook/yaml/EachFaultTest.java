package io.attune.playbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases are in {@code playbooks/each-fault.txt}, where the form of a case is described. */
class EachFaultTest {

  private static final String ARROW = " ==> ";

  /** A part of the sample playbook, what is put in its place, and the report that this gives. */
  record Mistake(String part, String instead, String report) {
    @Override
    public String toString() {
      return instead.isBlank() ? "without " + part : instead;
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeAloneIsListedAloneAtItsPlace(Mistake mistake) {
    String text = SamplePlaybook.with(mistake.part, mistake.instead);

    PlaybookFaults faults =
        catchThrowableOfType(
            PlaybookFaults.class, () -> PlaybookYaml.read("p.yaml", new StringReader(text)));

    assertThat(faults).as("faults of\n%s", text).isNotNull();
    assertThat(faults.report()).isEqualTo("p.yaml:" + mistake.report);
  }

  static List<Mistake> mistakes() throws IOException {
    List<String> lines;
    try (InputStream in = EachFaultTest.class.getResourceAsStream("/playbooks/each-fault.txt")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int arrow = lines.get(i).indexOf(ARROW);
      if (arrow > 0) {
        String part = lines.get(i).substring(0, arrow).translateEscapes();
        String instead = lines.get(i).substring(arrow + ARROW.length()).translateEscapes();
        i++;
        mistakes.add(new Mistake(part, instead, lines.get(i).strip()));
      }
    }
    return mistakes;
  }
}
