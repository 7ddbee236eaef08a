package io.attune.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final AccessSettings.Limits ONE_A_SECOND =
      new AccessSettings.Limits(1, 1, 3, 2, 1_024);

  private final RateLimits limits = new RateLimits(ONE_A_SECOND);

  static Identity somebody(String name, String tenant) {
    return new Identity(name, tenant, Set.of(), null, Set.of(), Long.MAX_VALUE);
  }

  @Test
  void whoAsksTooOftenIsToldWhenToComeBack() {
    Identity ann = somebody("ann", "acme");
    limits.count(ann, false);
    limits.count(ann, false);
    assertThatThrownBy(() -> limits.count(ann, false))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.status()).isEqualTo(429);
              assertThat(e.retryAfterSeconds()).isEqualTo(1);
            });
    limits.count(ann, true);
    limits.count(somebody("bob", "acme"), false);
    limits.count(somebody("ann", "globex"), false);
  }

  @Test
  void anAddressMayAskForTenIdentities() throws Exception {
    InetAddress office = InetAddress.getByName("203.0.113.7");
    for (int i = 0; i < 20; i++) {
      limits.count(office, false);
    }
    assertThatThrownBy(() -> limits.count(office, false)).isInstanceOf(Refused.class);
    limits.count(InetAddress.getByName("203.0.113.8"), false);
  }

  @Test
  void oneHolderHasManyAddressesOfSix() throws Exception {
    for (int i = 0; i < 20; i++) {
      limits.count(InetAddress.getByName("2001:db8:1:2::" + i), false);
    }
    InetAddress again = InetAddress.getByName("2001:db8:1:2:ffff::1");
    assertThatThrownBy(() -> limits.count(again, false)).isInstanceOf(Refused.class);
    limits.count(InetAddress.getByName("2001:db8:1:3::1"), false);
  }

  @Test
  void streamsAreCountedForOneAndForAll() {
    OpenStreams streams = new OpenStreams(ONE_A_SECOND);
    OpenStreams.Ticket first = streams.open(somebody("ann", ""));
    streams.open(somebody("ann", ""));
    assertThatThrownBy(() -> streams.open(somebody("ann", "")))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(429));
    streams.open(somebody("bob", ""));
    assertThatThrownBy(() -> streams.open(somebody("sue", "")))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(503));
    first.close();
    first.close();
    assertThat(streams.count()).isEqualTo(2);
    assertThatCode(() -> streams.open(somebody("ann", ""))).doesNotThrowAnyException();
  }
}
