package io.attune.wire.stt;

/** One message of a vendor, read but not yet understood. */
public final class SttMessage {
  private final Fields fields;
  private final String callId;
  private final boolean concernsCall;

  SttMessage(Fields fields, String callId, boolean concernsCall) {
    this.fields = fields;
    this.callId = callId;
    this.concernsCall = concernsCall;
  }

  /** The call that it names, null if it names none. */
  public String callId() {
    return callId;
  }

  /**
   * Whether it is about a call at all, and not only about the connection, as a heartbeat is. One
   * that is not needs no call and says nothing.
   */
  public boolean concernsCall() {
    return concernsCall;
  }

  Fields fields() {
    return fields;
  }
}
