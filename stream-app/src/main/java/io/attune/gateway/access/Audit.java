package io.attune.gateway.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes who looked at what was said in a call, and who was turned away, in the logger {@code
 * io.attune.audit}, a line each. Never what was said.
 */
public final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger("io.attune.audit");
  private static final int LONGEST = 200;

  /** What may be looked at. */
  public enum View {
    /** The words of a call, live or afterwards. */
    TRANSCRIPT,
    /** What is said about a finished call, with quotes. */
    DEBRIEF
  }

  Audit() {}

  /** They were shown it. */
  public void shown(Identity who, View what, String callId) {
    line(what, "shown", who, callId);
  }

  /** They asked for it, may see it, and there was none. */
  public void missing(Identity who, View what, String callId) {
    line(what, "missing", who, callId);
  }

  private static void line(View what, String outcome, Identity who, String callId) {
    LOG.info(
        "view={} outcome={} who={} tenant={} roles={} call={}",
        what.name().toLowerCase(java.util.Locale.ROOT),
        outcome,
        clean(who.name()),
        clean(who.tenant()),
        who.roles(),
        clean(callId));
  }

  /**
   * Somebody was turned away.
   *
   * @param who null if nobody knows
   */
  void refused(Identity who, String from, String method, String path, int status) {
    LOG.info(
        "refused={} who={} tenant={} from={} request={} {}",
        status,
        who == null ? "-" : clean(who.name()),
        who == null ? "-" : clean(who.tenant()),
        from,
        clean(method),
        clean(path));
  }

  /** One word on one line, whatever somebody put into a name. */
  private static String clean(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return cut.isEmpty() ? "\"\"" : cut.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S}]", "_");
  }
}
