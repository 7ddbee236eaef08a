package io.attune.language;

import io.attune.call.Speaker;

/** Something of a turn that depends on nothing but its words and on which side said them. */
interface Spoken {
  /** The words, as they were transcribed. */
  String text();

  /** Who said them. */
  Speaker speaker();
}
