package io.attune.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is sealed is opened with its key and with no other, and only as it was. */
class SealerTest {
  private static final String FIRST = Base64.getEncoder().encodeToString(new byte[32]);
  private static final String SECOND = "q" + FIRST.substring(1);

  private final MasterKeys masterKeys = MasterKeys.parse("keys", List.of(FIRST));
  private final CallKey key = masterKeys.newKey("c1");
  private final Sealer sealer = new Sealer();

  @Test
  void whatIsSealedIsOpenedAgain() throws Unsealable {
    for (String text : List.of("", "hello", "grüß Gott \uD83D\uDE00", Sealer.PREFIX + "mine")) {
      String sealed = sealer.seal(key, "text", text);
      assertThat(sealed).startsWith("sealed:1:").matches("sealed:1:[A-Za-z0-9_-]+");
      assertThat(sealer.open(key, sealed)).isEqualTo(text);
    }
  }

  @Test
  void theSameGivesTheSameBytesWhoeverSealsItAndWhenever() throws Unsealable {
    String once = sealer.seal(key, "text", "hello");
    assertThat(sealer.seal(key, "text", "hello")).as("twice in a row").isEqualTo(once);
    sealer.seal(key, "text", "something else");
    assertThat(sealer.seal(key, "text", "hello")).as("later").isEqualTo(once);
    CallKey restored = masterKeys.unwrap("c1", key.wrapped());
    assertThat(new Sealer().seal(restored, "text", "hello")).as("elsewhere").isEqualTo(once);
    assertThat(sealer.seal(key, "quote", "hello")).as("in another field").isNotEqualTo(once);
    assertThat(sealer.seal(masterKeys.newKey("c1"), "text", "hello"))
        .as("with another key")
        .isNotEqualTo(once);
  }

  @Test
  void nobodyElseOpensIt() throws Unsealable {
    String sealed = sealer.seal(key, "text", "hello");
    CallKey other = masterKeys.newKey("c2");
    assertThatThrownBy(() -> sealer.open(other, sealed)).isInstanceOf(Unsealable.class);
    assertThatThrownBy(() -> masterKeys.unwrap("c2", key.wrapped()))
        .isInstanceOf(Unsealable.class)
        .hasMessageContaining("another call's");
    MasterKeys others = MasterKeys.parse("others", List.of(SECOND));
    assertThatThrownBy(() -> others.unwrap("c1", key.wrapped()))
        .isInstanceOf(Unsealable.class)
        .hasMessageContaining("not in the file");
  }

  @RepeatedTest(5)
  void whatWasTamperedWithIsNotOpened() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String sealed = sealer.seal(key, "text", "hello from zanzibar");
    byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(Sealer.PREFIX.length()));
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    String broken = Sealer.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    assertThatThrownBy(() -> sealer.open(key, broken))
        .as("seed %d", seed)
        .isInstanceOf(Unsealable.class)
        .hasMessageNotContaining("zanzibar");
    int cut = random.nextInt(sealed.length());
    assertThatThrownBy(() -> sealer.open(key, sealed.substring(0, cut)))
        .as("seed %d, cut at %d", seed, cut)
        .isInstanceOf(Unsealable.class);
  }

  @Test
  void aRowIsOpenedWhereItStandsAndNowhereElse() throws Unsealable {
    byte[] row = "a row".getBytes(UTF_8);
    byte[] place = "c/c1".getBytes(UTF_8);
    byte[] sealed = sealer.sealRow(key, place, row);
    assertThat(Sealer.isSealed(sealed)).isTrue();
    assertThat(Sealer.isSealed(row)).isFalse();
    assertThat(sealer.openRow(key, place, sealed)).isEqualTo(row);
    assertThat(sealer.sealRow(key, place, row)).isEqualTo(sealed);
    assertThatThrownBy(() -> sealer.openRow(key, "d/c1".getBytes(UTF_8), sealed))
        .isInstanceOf(Unsealable.class);
  }

  @Test
  void sealedTextIsFoundInBytes() {
    assertThat(Sealer.isSealedIn("xx sealed:1:abc".getBytes(UTF_8))).isTrue();
    assertThat(Sealer.isSealedIn("ssealed:1".getBytes(UTF_8))).isFalse();
  }

  @Test
  void withANewMasterKeyInFrontOldKeysAreOpenedAndNewOnesNeedIt() throws Unsealable {
    MasterKeys rotated = MasterKeys.parse("keys", List.of("# new", SECOND, "", FIRST + " # old"));
    String sealed = sealer.seal(key, "text", "hello");
    assertThat(sealer.open(rotated.unwrap("c1", key.wrapped()), sealed)).isEqualTo("hello");
    CallKey fresh = rotated.newKey("c3");
    assertThat(rotated.unwrap("c3", fresh.wrapped())).isNotNull();
    assertThatThrownBy(() -> masterKeys.unwrap("c3", fresh.wrapped()))
        .isInstanceOf(Unsealable.class);
  }

  @Test
  void aRingOpensWhatItHasKeysOf() {
    KeyRing ring = new KeyRing(new Sealing(masterKeys, false), 2);
    String sealed = sealer.seal(key, "text", "hello");
    assertThat(ring.open("c1", "as it is")).isEqualTo("as it is");
    assertThat(ring.open("c1", null)).isNull();
    assertThat(ring.open("c1", sealed)).isEqualTo(KeyRing.SEALED);
    assertThat(ring.has("c1")).isFalse();
    take(ring, "c1", key.wrapped());
    assertThat(ring.has("c1")).isTrue();
    assertThat(ring.open("c1", sealed)).isEqualTo("hello");
    assertThat(ring.open("c2", sealed)).isEqualTo(KeyRing.SEALED);
    take(ring, "c2", masterKeys.newKey("c2").wrapped());
    take(ring, "c3", masterKeys.newKey("c3").wrapped());
    assertThat(ring.open("c1", sealed)).as("two are kept").isEqualTo(KeyRing.SEALED);
    take(ring, "c1", key.wrapped());
    take(ring, "c1", null);
    assertThat(ring.open("c1", sealed)).as("erased").isEqualTo(KeyRing.SEALED);
    assertThat(KeyRing.NONE.open("c1", sealed)).isEqualTo(KeyRing.SEALED);
  }

  @Test
  void aRingHasTheKeysOfACallAndOfWhatCameLongAfterIt() {
    KeyRing ring = new KeyRing(new Sealing(masterKeys, false), 10);
    CallKey late = masterKeys.newKey("c1");
    take(ring, CallKey.recordKey("c1", true), key.wrapped());
    take(ring, CallKey.recordKey("c1", false), late.wrapped());
    assertThat(ring.open("c1", sealer.seal(key, "text", "hello"))).isEqualTo("hello");
    assertThat(ring.open("c1", sealer.seal(late, "text", "hello"))).isEqualTo("hello");
  }

  private static void take(KeyRing ring, String recordKey, String wrapped) {
    ring.take(recordKey.getBytes(UTF_8), wrapped == null ? null : wrapped.getBytes(UTF_8));
  }
}
