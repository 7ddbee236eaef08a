package io.attune.wire.stt;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The vendors whose streams are understood, each by the name that users give. */
public enum SttFormat {
  DEEPGRAM(Deepgram::new, Clock.CONNECTION, Roles.GIVEN, Names.NO_CALL),
  DEEPGRAM_FLUX(Flux::new, Clock.CONNECTION, Roles.GIVEN, Names.NO_CALL),
  TRANSCRIBE(Transcribe::new, Clock.CONNECTION, Roles.GIVEN, Names.NO_CALL),
  TRANSCRIBE_CALL_ANALYTICS(CallAnalytics::new, Clock.CONNECTION, Roles.TOLD, Names.NO_CALL),
  CONTACT_LENS(ContactLens::new, Clock.CALL, Roles.TOLD, message -> message.text("ContactId")),
  GOOGLE(Google::new, Clock.CONNECTION, Roles.GIVEN, Names.NO_CALL),
  ASSEMBLYAI(AssemblyAi::new, Clock.CONNECTION, Roles.GIVEN, Names.NO_CALL),
  TWILIO(Twilio::new, Clock.CALL, Roles.TRACKS, message -> message.text("CallSid")),
  VOSK(Vosk::new, Clock.CONNECTION, Roles.GIVEN, Names.NO_CALL),
  GENESYS(
      Genesys::new,
      Clock.CALL,
      Roles.TOLD,
      message -> Genesys.body(message).text("conversationId")),
  LCA(Lca::new, Clock.CALL, Roles.TOLD, message -> message.text("CallId"));

  /** From when on a vendor counts. */
  private enum Clock {
    CONNECTION,
    CALL
  }

  /** How it is known who speaks. */
  private enum Roles {
    /** The vendor tells the role. */
    TOLD,
    /** The vendor has channels or labels, and somebody must say whose they are. */
    GIVEN,
    /** The vendor has the customer's track and the agent's, unless somebody says otherwise. */
    TRACKS
  }

  /** Where the call's id stands in a message. */
  private static final class Names {
    static final Function<Fields, String> NO_CALL = message -> null;
  }

  private final Supplier<VendorStream> streams;
  private final Clock clock;
  private final Roles roles;
  private final Function<Fields, String> callId;

  SttFormat(
      Supplier<VendorStream> streams, Clock clock, Roles roles, Function<Fields, String> callId) {
    this.streams = streams;
    this.clock = clock;
    this.roles = roles;
    this.callId = callId;
  }

  /** The format of a name such as {@code deepgram-flux}. */
  public static Optional<SttFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.wireName().equals(name)).findFirst();
  }

  /** All names, with commas between. */
  public static String names() {
    return Arrays.stream(values()).map(SttFormat::wireName).collect(Collectors.joining(", "));
  }

  /** What users call it: lower case with hyphens. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether messages name their call; of the others it must be known from elsewhere. */
  public boolean namesCall() {
    return callId != Names.NO_CALL;
  }

  /** Whether it must be said who speaks on which channel, or behind which label. */
  public boolean needsSpeakers() {
    return roles == Roles.GIVEN;
  }

  /** Whether messages are form fields, as a browser posts them, and not JSON. */
  public boolean isForm() {
    return this == TWILIO;
  }

  /**
   * Reads one message: a JSON object in UTF-8 or, where {@link #isForm()}, form fields or a JSON
   * object of them.
   *
   * @throws InvalidEvent if it is none; the message never quotes speech
   */
  public SttMessage read(byte[] bytes, int offset, int length) {
    boolean isJson = !isForm() || isObject(bytes, offset, length);
    JsonNode message =
        isJson
            ? Json.object(bytes, offset, length, "the message")
            : Form.fields(bytes, offset, length);
    return read(message);
  }

  static boolean isObject(byte[] bytes, int offset, int length) {
    int first = offset;
    while (first < offset + length && bytes[first] <= ' ' && bytes[first] >= 0) {
      first++;
    }
    return first < offset + length && bytes[first] == '{';
  }

  SttMessage read(JsonNode message) {
    Fields fields = Fields.of(message);
    boolean concernsCall = this != GENESYS || !Genesys.isHeartbeat(fields);
    String id = concernsCall ? callId.apply(fields) : null;
    if (id != null && (id.isBlank() || id.length() > Limits.ID_CHARS)) {
      throw new InvalidEvent(
          "the call's id is blank or longer than " + Limits.ID_CHARS + " characters");
    }
    return new SttMessage(fields, id, concernsCall);
  }

  /** What the messages of a stream mean. */
  VendorStream stream() {
    return streams.get();
  }

  /** Whether times begin at zero with each connection. */
  boolean countsFromConnection() {
    return clock == Clock.CONNECTION;
  }

  /** Whether the same message twice was sent again: not if it has neither id nor time. */
  boolean tellsRepeats() {
    return this != VOSK;
  }

  /** Who speaks on which channel if nobody says. */
  List<Speaker> usualChannels() {
    return roles == Roles.TRACKS ? List.of(Speaker.CUSTOMER, Speaker.AGENT) : List.of();
  }
}
