package io.attune.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchedJvmTest {
  @Test
  void theClassArchiveOfThisProcessIsPassedOnAndNothingElseOfIt() {
    List<String> options =
        LaunchedJvm.of(
            List.of(
                "-Xmx9g",
                "-Dfile.encoding=UTF-8",
                "-XX:SharedArchiveFile=/a/b.jsa",
                "-Xlog:cds*=off"));

    assertThat(options)
        .startsWith(LaunchedJvm.STANDARD.toArray(String[]::new))
        .endsWith("-XX:SharedArchiveFile=/a/b.jsa", "-Xlog:cds*=off")
        .hasSize(LaunchedJvm.STANDARD.size() + 2);
    assertThat(LaunchedJvm.archive(options)).isEqualTo("/a/b.jsa");
  }

  @Test
  void withoutOneNoneIsNamed() {
    List<String> options = LaunchedJvm.of(List.of("-Xmx9g"));

    assertThat(options).isEqualTo(LaunchedJvm.STANDARD);
    assertThat(LaunchedJvm.archive(options)).startsWith("none");
  }
}
