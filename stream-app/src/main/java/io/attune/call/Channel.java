package io.attune.call;

/** How the two sides talk to each other. */
public enum Channel {
  /** A spoken call, heard as speech-to-text. */
  VOICE,
  /** A written conversation: media times are when a message was sent, and the clock is slower. */
  CHAT
}
