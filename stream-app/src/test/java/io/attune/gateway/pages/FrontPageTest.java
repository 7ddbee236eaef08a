package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.gateway.Health;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrontPageTest {
  @Test
  void saysHowTheInstanceIsAndEscapesIt() {
    String page = FrontPage.of(Health.waiting("STARTING", "no <broker> yet"), Set.of());
    assertThat(page).contains("/metrics", "/ready", "STARTING: no &lt;broker&gt; yet");
    assertThat(page).doesNotContain("on a call now");
  }

  @Test
  void linksTheOverlaysOfThoseOnACall() {
    String page = FrontPage.of(Health.ready("RUNNING"), Set.of("a&b\"", "z"));
    assertThat(page)
        .contains("Calls are being coached.")
        .contains("/overlay?agent=a%26b%22\">a&amp;b&quot;</a> <a href=\"/overlay?agent=z\">");
  }
}
