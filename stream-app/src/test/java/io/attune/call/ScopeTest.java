package io.attune.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

  @Test
  void scopeCoversWhatItDoesNotExclude() {
    assertThat(Scope.ALL.covers("", null, null)).isTrue();

    Scope one = new Scope("acme", "north", "en");
    assertThat(one.covers("acme", "north", "en-GB")).isTrue();
    assertThat(one.covers("other", "north", "en-GB")).isFalse();
    assertThat(one.covers("acme", "south", "en-GB")).isFalse();
    assertThat(one.covers("acme", null, "en-GB")).isFalse();
    assertThat(one.covers("acme", "north", "de")).isFalse();
  }

  @Test
  void languageCoversItsVarietiesHoweverTheyAreSpelt() {
    assertThat(Scope.covers("en", "EN")).isTrue();
    assertThat(Scope.covers("en", "en_GB")).isTrue();
    assertThat(Scope.covers("en_gb", "en-GB")).isTrue();
    assertThat(Scope.covers("en-GB", "en")).isFalse();
    assertThat(Scope.covers("e", "en")).isFalse();
    assertThat(Scope.covers("en", null)).isFalse();
  }

  @Test
  void tenantIsNarrowerThanATeamAndATeamThanALanguage() {
    Scope language = new Scope(null, null, "en");
    Scope variety = new Scope(null, null, "en-GB");
    Scope longest = new Scope(null, null, "x".repeat(Limits.ID_CHARS));
    Scope team = new Scope(null, "north", null);
    Scope teamOfALanguage = new Scope(null, "north", "en");
    Scope tenant = new Scope("acme", null, null);
    List<Scope> widestFirst =
        List.of(Scope.ALL, language, variety, longest, team, teamOfALanguage, tenant);
    assertThat(widestFirst).isSortedAccordingTo(Comparator.comparingInt(Scope::narrowness));
    assertThat(widestFirst).extracting(Scope::narrowness).doesNotHaveDuplicates();
  }

  @Test
  void partsOfAScopeAreShort() {
    String tooLong = "x".repeat(Limits.ID_CHARS + 1);
    assertThatThrownBy(() -> new Scope(tooLong, null, null)).hasMessageContaining("tenant");
    assertThatThrownBy(() -> new Scope(null, tooLong, null)).hasMessageContaining("team");
    assertThatThrownBy(() -> new Scope(null, null, tooLong)).hasMessageContaining("locale");
  }

  @Test
  void sidesAnswerEachOtherAndNobodyAnswersAnAnnouncement() {
    assertThat(Speaker.AGENT.isAnsweredBy(Speaker.CUSTOMER)).isTrue();
    assertThat(Speaker.CUSTOMER.isAnsweredBy(Speaker.AGENT)).isTrue();
    assertThat(Speaker.AGENT.isAnsweredBy(Speaker.AGENT)).isFalse();
    assertThat(Speaker.AGENT.isAnsweredBy(Speaker.OTHER)).isFalse();
    assertThat(Speaker.OTHER.isAnsweredBy(Speaker.AGENT)).isFalse();
  }
}
