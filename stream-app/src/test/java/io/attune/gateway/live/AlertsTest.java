package io.attune.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.gateway.live.Alert.Level;
import io.attune.wire.Acknowledgements.Acknowledgement;
import io.attune.wire.News;
import io.attune.wire.News.OpenEpisode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final long START = 1_760_000_000_000L;
  private static final OpenEpisode WORRY = new OpenEpisode("objection", "price", 0, 0.5, false);
  private static final OpenEpisode MET = new OpenEpisode("objection", "price", 0, 0.5, true);
  private static final OpenEpisode QUIET = new OpenEpisode("silence", "dead-air", 0, 1, false);
  private static final OpenEpisode FURY = new OpenEpisode("tension", "rising", 0, 1, false);

  private final Alerts alerts = new Alerts();

  @Test
  void calmCallHasNone() {
    assertThat(see(1_000)).isEqualTo(Alert.NONE);
  }

  @Test
  void worryWeighsMoreOnceItHasWaitedAndLessOnceItIsAcknowledged() {
    assertThat(see(1_000, WORRY).level()).isEqualTo(Level.WATCH);
    assertThat(see(31_000, WORRY).level()).isEqualTo(Level.HELP);
    see(32_000, MET);
    assertThat(see(43_000, MET).level()).isEqualTo(Level.NONE);
  }

  @Test
  void moreReasonsComeFirst() {
    double one = new Alerts().see(view(1_000, false, WORRY)).score();
    double two = new Alerts().see(view(1_000, false, WORRY, QUIET)).score();
    assertThat(two).isGreaterThan(one);
    assertThat(new Alerts().see(view(1_000, false, WORRY, QUIET)).reasons())
        .extracting(Alert.Reason::category)
        .containsExactly("dead-air", "price");
  }

  @Test
  void levelFallsOnlyAfterItHasBeenCalmerForTenSeconds() {
    see(1_000, FURY);
    assertThat(see(2_000).level()).isEqualTo(Level.URGENT);
    assertThat(see(2_500).reasons()).as("why it is").isNotEmpty();
    assertThat(see(8_000, FURY).level()).isEqualTo(Level.URGENT);
    assertThat(see(9_000).level()).isEqualTo(Level.URGENT);
    assertThat(see(18_500).level()).isEqualTo(Level.URGENT);
    assertThat(see(19_500).level()).isEqualTo(Level.NONE);
  }

  @Test
  void isOneAlertFromItsBeginningToItsEnd() {
    assertThat(see(5_000, WORRY).since()).isEqualTo(START + 5_000);
    assertThat(see(40_000, WORRY, FURY).since()).isEqualTo(START + 5_000);
  }

  @Test
  void acknowledgedAlertAsksAgainWhenItGetsWorse() {
    see(1_000, WORRY);
    alerts.acknowledge(new Acknowledgement("c", "", "sam", START + 2_000, "watch"));
    assertThat(see(3_000, WORRY).acknowledged()).isNotNull();
    assertThat(see(40_000, WORRY).acknowledged()).isNull();
  }

  @Test
  void lostSignalIsSeen() {
    assertThat(alerts.see(view(1_000, true)).reasons())
        .extracting(Alert.Reason::kind)
        .containsExactly("signal");
  }

  private Alert see(long ms, OpenEpisode... open) {
    return alerts.see(view(ms, false, open));
  }

  private static News.View view(long ms, boolean lost, OpenEpisode... open) {
    return new News.View(
        "c",
        "",
        "a",
        "t",
        "q",
        lost,
        START,
        START + ms,
        0,
        List.of(open),
        new News.Lazy(() -> new byte[0]));
  }
}
