package io.attune.app.debrief;

import io.attune.debrief.Debrief;

/** A debrief as one line of JSON: the same facts as on its page. */
public final class DebriefJson {
  private DebriefJson() {}

  public static String of(Debrief debrief) {
    return Json.write(debrief);
  }
}
