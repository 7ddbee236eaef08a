package io.attune.gateway.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.gateway.api.ApiDocument;
import io.attune.wire.stt.SttFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the page on the API sends is taken. */
class ApiPageTest {
  private static final Path PAGE = Path.of("..", "docs", "api.md");

  @Test
  void linesOfTheExampleAreTaken() throws IOException {
    String lines = first("(?s)<<'LINES'\\n(.*?)LINES").group(1);
    Batch batch = Batch.read("my-call", "", "g", 1_760_000_000_000L, lines.getBytes(UTF_8));
    assertThat(batch.bad()).isEmpty();
    assertThat(Files.readString(PAGE)).contains("`{\"accepted\":" + batch.events().size() + "}`");
  }

  @Test
  void messageOfTheRecogniserIsTaken() throws IOException {
    MatchResult example =
        first("curl 'localhost:8080(/ingest/calls/[^']*/stt/[^']*)'[^{]*'(\\{.*})'");
    URI address = URI.create(example.group(1));
    Map<String, String> query =
        Arrays.stream(address.getQuery().split("&"))
            .map(pair -> pair.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    String[] path = address.getPath().split("/");
    SttRequest request = SttRequest.of(path[5], path[3], query::get);
    byte[] message = example.group(2).getBytes(UTF_8);
    assertThat(request.format()).isEqualTo(SttFormat.VOSK);
    assertThat(request.format().read(message, 0, message.length).concernsCall()).isTrue();
  }

  @Test
  void feedbackAndTheErrorAreAsDescribed() throws IOException {
    ApiDocument api = ApiDocument.OPENAPI;
    String feedback = first("/feedback -d '(\\{.*})'").group(1);
    assertThat(api.faults("/components/schemas/Feedback", feedback)).isEmpty();
    String problem = first("(?s)```json\\n(.*?)```").group(1);
    assertThat(api.faults("/components/schemas/Problem", problem)).isEmpty();
  }

  private static MatchResult first(String pattern) throws IOException {
    Optional<MatchResult> found =
        Pattern.compile(pattern).matcher(Files.readString(PAGE)).results().findFirst();
    return found.orElseThrow(() -> new AssertionError("the page has no " + pattern));
  }
}
