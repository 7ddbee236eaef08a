package io.attune.wire.stt;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.InvalidEvent;
import java.nio.charset.StandardCharsets;

/**
 * One line of a recorded stream: a message as it came, or {@code
 * {"receivedAt":1760000000000,"message":…}} around it, where a form may stand as a string.
 *
 * @param receivedAt when it was received, epoch ms, null if the line does not say
 */
public record RecordedMessage(Long receivedAt, SttMessage message) {
  /**
   * Reads a line.
   *
   * @throws InvalidEvent if it is no message of the format
   */
  public static RecordedMessage read(SttFormat format, byte[] bytes, int offset, int length) {
    if (format.isForm() && !SttFormat.isObject(bytes, offset, length)) {
      return new RecordedMessage(null, format.read(bytes, offset, length));
    }
    Fields line = Fields.of(Json.object(bytes, offset, length, "the line"));
    if (!line.has("receivedAt") || !line.has("message")) {
      return new RecordedMessage(null, format.read(line.node()));
    }
    JsonNode message = line.node().get("message");
    if (message.isTextual()) {
      byte[] body = message.textValue().getBytes(StandardCharsets.UTF_8);
      return new RecordedMessage(line.whole("receivedAt"), format.read(body, 0, body.length));
    }
    return new RecordedMessage(
        line.whole("receivedAt"), format.read(line.object("message").node()));
  }
}
