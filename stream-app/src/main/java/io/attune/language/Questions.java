package io.attune.language;

/**
 * The questions of one turn.
 *
 * @param open whether one of them is open
 * @param closed whether one of them is closed
 * @param last the form of the last one, which is the one the other side will answer
 */
record Questions(boolean open, boolean closed, Question last) {
  static final Questions NONE = new Questions(false, false, Question.NONE);

  Questions and(Question form) {
    return switch (form) {
      case NONE -> this;
      case OPEN -> new Questions(true, closed, form);
      case CLOSED -> new Questions(open, true, form);
    };
  }
}
