package io.attune.wire.stt;

import io.attune.call.CallEvent.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deepgram {@code /v1/listen}: the text of a span is fixed piece by piece ({@code is_final}), and
 * an utterance is all pieces until {@code speech_final} or {@code UtteranceEnd}. No ids: an
 * utterance is named after its connection, its channel and where it begins.
 *
 * <p>{@code Metadata} comes when the connection closes; the call may go on with another one.
 */
final class Deepgram implements VendorStream {
  /** Most channels and connections whose utterance is kept. */
  private static final int UTTERANCES = 16;

  private final Map<String, Pieces> utterances = new LinkedHashMap<>();
  private String connection = "";

  @Override
  public void take(Fields message, Transcript transcript) {
    switch (message.neededText("type")) {
      case "Results" -> results(message, transcript);
      case "UtteranceEnd" -> utteranceEnd(message, transcript);
      case "Metadata" -> transcript.stopped();
      // SpeechStarted tells when, but not what; errors; and what may be added.
      default -> {}
    }
  }

  private void results(Fields message, Transcript transcript) {
    int channel = message.firstIndex("channel_index", 0);
    String request = message.object("metadata").id("request_id");
    Fields best = message.object("channel").first("alternatives");
    List<Fields> spoken = best.objects("words");
    boolean isFinal = message.flag("is_final") || message.flag("speech_final");
    boolean isLast = message.flag("speech_final");
    long startMs = message.neededSeconds("start");
    Heard piece =
        Heard.of(
            (request == null ? transcript.nonce() : request) + "-" + channel + "-" + startMs,
            channel,
            isFinal,
            transcript.voice(channel, Spoken.label(spoken, "speaker")),
            best.speech("transcript"),
            startMs,
            startMs + message.neededSeconds("duration"),
            best.confidence("confidence"),
            Spoken.words(spoken, Deepgram::word));
    if (request != null) {
      connection = request;
      transcript.connection(request);
    }
    Pieces utterance = utterance(piece, transcript);
    if (utterance != null && utterance.add(piece)) {
      // A piece that comes late, when the utterance was final already, corrects it.
      boolean corrects = isFinal && transcript.isFinal(utterance.id());
      tell(utterance, isLast || corrects || (isFinal && utterance.isBlank()), transcript);
    }
  }

  private static Word word(Fields word) {
    String written = word.text("punctuated_word");
    return Spoken.word(
        written == null ? word.neededText("word") : written,
        word.neededSeconds("start"),
        word.neededSeconds("end"),
        word.confidence("confidence"));
  }

  /** The utterance that a piece belongs to, null if nothing was said and none is waiting. */
  private Pieces utterance(Heard piece, Transcript transcript) {
    String place = connection + "-" + piece.channel();
    Pieces utterance = utterances.get(place);
    boolean goesOn =
        utterance != null
            && utterance.takes(piece, transcript.isFinal(utterance.id()))
            && utterance.hasRoomFor(piece);
    if (goesOn) {
      return utterance;
    }
    if (utterance != null && !transcript.isFinal(utterance.id())) {
      tell(utterance, true, transcript);
    }
    if (piece.isBlank()) {
      return null;
    }
    Pieces next = new Pieces(piece.id(), piece.said().startMs());
    utterances.remove(place);
    utterances.put(place, next);
    if (utterances.size() > UTTERANCES) {
      utterances.remove(utterances.keySet().iterator().next());
    }
    return next;
  }

  private void utteranceEnd(Fields message, Transcript transcript) {
    int channel = message.firstIndex("channel", 0);
    // -1 s stands for an utterance without words.
    long lastWordMs = message.signedSeconds("last_word_end");
    Pieces utterance = utterances.get(connection + "-" + channel);
    if (utterance != null
        && !transcript.isFinal(utterance.id())
        && lastWordMs > utterance.startMs()) {
      tell(utterance, true, transcript);
    }
  }

  private static void tell(Pieces utterance, boolean isFinal, Transcript transcript) {
    transcript.heard(utterance.joined(isFinal));
  }
}
