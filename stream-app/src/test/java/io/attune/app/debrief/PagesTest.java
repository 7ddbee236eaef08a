package io.attune.app.debrief;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attune.debrief.Debrief;
import io.attune.debrief.Debriefed;
import io.attune.debrief.JourneyMap;
import io.attune.engine.Script;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages carry what callers say, and callers say anything. */
class PagesTest {
  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=go()>";
  private static final Pattern SCRIPT =
      Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

  private static Debrief hostile() {
    return Debriefed.of(
        Script.call()
            .agent(0, 2_000, HOSTILE + " good morning")
            .customer(2_500, 5_000, HOSTILE + " that is too expensive " + HOSTILE)
            .agent(6_000, 9_000, "i hear that \" onmouseover=go() <!-- <blink>")
            .customer(18_000, 20_000, "<svg onload=go()> let us do it")
            .ended(60_000));
  }

  private static List<String[]> scripts(String page) {
    List<String[]> scripts = new ArrayList<>();
    for (Matcher found = SCRIPT.matcher(page); found.find(); ) {
      scripts.add(new String[] {found.group(1), found.group(2)});
    }
    return scripts;
  }

  /** The page without its scripts and its style, which are ours. */
  private static String markup(String page) {
    return SCRIPT.matcher(page).replaceAll("").replaceAll("(?s)<style>.*?</style>", "");
  }

  @Test
  void whatWasSaidIsTextAndNeverMarkup() {
    String page = Pages.of(hostile());
    assertThat(scripts(page)).hasSize(3);
    assertThat(markup(page))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x", "too expensive")
        .doesNotContain("<script", "<img", "<svg", "<blink", "<!--");
    assertThat(markup(page)).doesNotContainPattern("<[^>]*\\son[a-z]+=");
  }

  @Test
  void theDataOfTheChartSurviveAsTheyWere() throws Exception {
    List<String[]> scripts = scripts(Pages.of(hostile()));
    assertThat(scripts.get(0)[0]).contains("application/json");
    JsonNode data = new JsonMapper().readTree(scripts.get(0)[1]);
    assertThat(data.get("durationMs").asLong()).isEqualTo(60_000);
    assertThat(data.get("points").findValuesAsText("words")).contains("too expensive");
    assertThat(data.get("events").findValuesAsText("lane")).contains("Acknowledge", "Cue");
    assertThat(scripts.get(0)[1]).doesNotContain("<");
  }

  @Test
  void onlyOurOwnScriptsMayRunAndNothingIsLoaded() throws Exception {
    String page = Pages.of(hostile());
    for (String[] script : scripts(page).subList(1, 3)) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script[1].getBytes(StandardCharsets.UTF_8));
      assertThat(page).contains("sha256-" + Base64.getEncoder().encodeToString(hash));
    }
    // The template writes apostrophes in attributes as references.
    assertThat(page).contains("content=\"default-src &#39;none&#39;; script-src &#39;sha256-");
    assertThat(markup(page))
        .doesNotContain("http://", "https://", "<link")
        .doesNotContainPattern("<[^>]*\\ssrc=");
    assertThat(page.replaceAll("(?s)<script.*?</script>", "")).doesNotContain("@import", "url(");
  }

  /** Any page of the gateway may hold it: its policy lets no script and no style stand inside. */
  @Test
  void theFragmentHoldsNothingThatAStrictPolicyWouldRefuse() throws Exception {
    String fragment = Pages.fragment(hostile());
    assertThat(scripts(fragment)).hasSize(1);
    assertThat(scripts(fragment).get(0)[0]).contains("application/json", "id=\"data\"");
    assertThat(new JsonMapper().readTree(scripts(fragment).get(0)[1]).has("mood")).isTrue();
    assertThat(markup(fragment))
        .contains("<h1>c1</h1>", "id=\"chart\"", "too expensive", "&lt;svg onload=go()&gt;")
        .doesNotContain("<html", "<head>", "<style", "<script", "<img", "<svg")
        .doesNotContainPattern("<[^>]*\\s(style|on[a-z]+)=");
  }

  @Test
  void thePageQuotesWhatWasSaidAndWhatTheAgentDid() {
    String page =
        markup(
            Pages.of(
                Debriefed.of(
                    Script.call()
                        .agent(0, 2_000, "good morning")
                        .customer(2_500, 5_000, "well that is too expensive for us")
                        .agent(6_000, 9_000, "i hear that")
                        .agent(13_000, 17_000, "one way to look at it")
                        .customer(18_000, 20_000, "okay let us do it")
                        .ended(61_000))));
    assertThat(page)
        .contains(
            "In 1 min 1 s the customer raised 1 concern (price): it was acknowledged after 1 s"
                + " and resolved")
        .contains("<mark>too expensive</mark>", "one way to look at it", "okay let us do it")
        .contains("Price objection", "not seen", "What went well", "What was missed")
        .contains("<h1>c1</h1>", "<h2 id=\"journey\">", "<caption>Mood");
  }

  @Test
  void aTurnThatCountsForItsToneShowsWhichWordsCarriedIt() {
    String page =
        markup(
            Pages.of(
                Debriefed.of(
                    Script.call()
                        .agent(0, 2_000, "good morning")
                        .customer(2_500, 5_000, "it is a terrible <b> and useless thing")
                        .ended(61_000))));
    assertThat(page)
        .contains("it is a <mark>terrible</mark> &lt;b&gt; and <mark>useless</mark> thing");
  }

  @Test
  void anEmptyCallHasAPageToo() {
    Debrief debrief = Debriefed.of(Script.call().ended(1_000));
    assertThat(markup(Pages.of(debrief)))
        .contains("no customer was heard", "The customer raised none");
  }

  @Test
  void theMapOfManyCallsIsAsSafe() {
    JourneyMap map = new JourneyMap();
    map.add(hostile());
    String page = Pages.of(map.report());
    assertThat(scripts(page)).hasSize(3);
    assertThat(markup(page))
        .contains("too expensive", "Over 1 call customers raised 1 concern")
        .doesNotContain("<script", "<img", "<svg", "http://", "https://");
    assertThat(Pages.of(new JourneyMap().report())).contains("no customer raised a concern");
  }
}
