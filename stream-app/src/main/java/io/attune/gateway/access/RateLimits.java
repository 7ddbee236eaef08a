package io.attune.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * How often one may ask: a token bucket for each identity and for each remote address, for ingest
 * apart from the rest. Buckets that are full again are forgotten.
 */
final class RateLimits {
  /** Behind one address there may be a floor of agents. */
  private static final int IDENTITIES_AT_AN_ADDRESS = 10;

  private static final int BURST_SECONDS = 2;
  private static final int MOST_BUCKETS = 100_000;

  /** Of an IPv6 address, what its holder cannot choose at will: /64. */
  private static final int NETWORK_BYTES = 8;

  private record Key(boolean ingest, String who) {}

  private final Cache<Key, Bucket> identities = buckets();
  private final Cache<Key, Bucket> addresses = buckets();
  private final AccessSettings.Limits limits;

  RateLimits(AccessSettings.Limits limits) {
    this.limits = limits;
  }

  private static Cache<Key, Bucket> buckets() {
    return Caffeine.newBuilder()
        .maximumSize(MOST_BUCKETS)
        .expireAfterAccess(Duration.ofSeconds(10 * BURST_SECONDS))
        .build();
  }

  /**
   * Counts a request of an identity.
   *
   * @throws Refused 429 if there were too many
   */
  void count(Identity identity, boolean ingest) {
    Key key = new Key(ingest, identity.tenant() + "\n" + identity.name());
    take(identities, key, rate(ingest));
  }

  /**
   * Counts a request from an address.
   *
   * @throws Refused 429 if there were too many
   */
  void count(InetAddress address, boolean ingest) {
    take(addresses, new Key(ingest, network(address)), rate(ingest) * IDENTITIES_AT_AN_ADDRESS);
  }

  private long rate(boolean ingest) {
    return ingest ? limits.ingestRequestsPerSecond() : limits.requestsPerSecond();
  }

  private static void take(Cache<Key, Bucket> buckets, Key key, long rate) {
    ConsumptionProbe probe =
        buckets.get(key, unused -> bucket(rate)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long wait = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
      throw new Refused(429, "Too many requests; wait and try again.", wait);
    }
  }

  private static Bucket bucket(long rate) {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(rate * BURST_SECONDS).refillGreedy(rate, Duration.ofSeconds(1)))
        .withNanosecondPrecision()
        .build();
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
