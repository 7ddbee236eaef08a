package io.attune.wire.stt;

/**
 * What the messages of one vendor mean, on one stream. Keeps only what the vendor leaves to its
 * clients to remember, in bounded space. Not safe for threads.
 */
interface VendorStream {
  /**
   * Tells what a message says. Reads it completely before it changes or tells anything.
   *
   * @throws io.attune.call.InvalidEvent if it cannot be; nothing has changed then
   */
  void take(Fields message, Transcript transcript);
}
