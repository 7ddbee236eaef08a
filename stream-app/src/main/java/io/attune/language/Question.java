package io.attune.language;

/** Whether a turn asks, and how much room it leaves for the answer. */
public enum Question {
  /** It asks nothing. */
  NONE,
  /** It invites a description: "how do you feel about that", "tell me about your team". */
  OPEN,
  /** It asks for a yes, a no or a fact: "is that right", "what's your account number". */
  CLOSED
}
