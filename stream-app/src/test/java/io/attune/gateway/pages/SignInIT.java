package io.attune.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page of the gateway's own signs in with an issuer and comes back. */
@ExtendWith(SharedChromium.class)
@Timeout(60)
class SignInIT {
  private final Browser browser;
  private Issuer issuer;
  private LiveServer server;

  SignInIT(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void start() {
    issuer = new Issuer();
    server = new LiveServer();
    server.expectLogin(issuer.url());
  }

  @AfterEach
  void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void thePageComesBackAsItWasWithATokenAndRenewsItLater() {
    server.expectToken("access-1");
    browser.open(server.url("/overlay?lang=en&theme=dark"), 360, "light");
    OverlayPage page = OverlayPage.on(browser);
    page.untilState("Ready");
    assertThat(server.tokens()).containsExactly("access-1");
    assertThat(browser.<String>run("return location.search")).isEqualTo("?lang=en&theme=dark");
    server.expectToken("access-2");
    browser.until(() -> server.connections() == 1 && server.tokens().size() == 2, server::tokens);
    assertThat(issuer.grants()).containsExactly("authorization_code", "refresh_token");
  }

  @Test
  void aTokenThatIsRefusedAtOnceDoesNotSendTheBrowserInCircles() {
    server.expectToken("another");
    issuer.giveNoRefreshTokens();
    browser.open(server.url("/overlay?lang=en"), 360, "light");
    OverlayPage page = OverlayPage.on(browser);
    page.untilState("Signed out");
    assertThat(issuer.grants()).containsExactly("authorization_code");
  }

  @Test
  void anAnswerThatNobodyAskedForIsNotTaken() {
    browser.open(server.url("/assets/signed-in.html?code=stolen&state=guessed"), 360, "light");
    browser.until(
        () ->
            browser.<String>run("return document.body.innerText").contains("not begun in this tab"),
        () -> browser.run("return document.body.innerText"));
    assertThat(issuer.grants()).isEqualTo(List.of());
  }
}
