package io.attune.call;

import java.util.Locale;

/**
 * Which calls something is for. A part that is null does not matter.
 *
 * @param tenant only calls of this tenant
 * @param team only calls of agents of this team
 * @param locale only calls in this language, a BCP 47 tag where {@code en} covers {@code en-GB}
 */
public record Scope(String tenant, String team, String locale) {
  /** Every call. */
  public static final Scope ALL = new Scope(null, null, null);

  public Scope {
    Limits.requireShort("tenant", tenant);
    Limits.requireShort("team", team);
    Limits.requireShort("locale", locale);
  }

  /**
   * Whether a call is within it.
   *
   * @param callTenant the call's, empty for the only tenant
   * @param callTeam the call's, null if unknown
   * @param language the call's, null if unknown
   */
  public boolean covers(String callTenant, String callTeam, String language) {
    return (tenant == null || tenant.equals(callTenant))
        && (team == null || team.equals(callTeam))
        && (locale == null || covers(locale, language));
  }

  /** Whether one language tag covers another: {@code en} covers {@code en} and {@code en-GB}. */
  public static boolean covers(String range, String language) {
    if (language == null) {
      return false;
    }
    String wanted = range.toLowerCase(Locale.ROOT).replace('_', '-');
    String given = language.toLowerCase(Locale.ROOT).replace('_', '-');
    return given.equals(wanted) || given.startsWith(wanted + "-");
  }

  /**
   * How narrow it is: of several scopes that cover a call the narrowest counts. A tenant weighs
   * more than a team, a team more than a language, a longer language tag more than a shorter one.
   */
  public int narrowness() {
    int language = locale == null ? 0 : Math.min(locale.length(), 99);
    return (tenant == null ? 0 : 1_000) + (team == null ? 0 : 500) + language;
  }
}
