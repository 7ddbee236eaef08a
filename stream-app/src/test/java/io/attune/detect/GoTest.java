package io.attune.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoTest {
  @Test
  void aGoLastsUntilTheCustomerTakesTheFloor() {
    Turn first = Said.agent(0, 1_000, "let me look at that");
    Turn nod = Said.customer(1_000, 1_200, "yes");
    Turn more = Said.agent(2_000, 3_000, "it is on its way");
    Turn answer = Said.customer(3_000, 4_000, "that is what we talked about");
    Turn last = Said.agent(4_000, 5_000, "it is");
    RecentTurns recent = RecentTurns.of(List.of(first, nod, more, answer, last));
    assertThat(Go.since(0, recent))
        .containsExactly(new Go(List.of(first, more)), new Go(List.of(last)));
    assertThat(Go.since(1_100, recent))
        .containsExactly(new Go(List.of(more)), new Go(List.of(last)));
    assertThat(Go.last(1, recent)).containsExactly(new Go(List.of(last)));
  }

  @Test
  void lastGoesAreTheEndOfAllGoes() {
    Random random = new Random(7);
    for (int call = 0; call < 200; call++) {
      RecentTurns recent = talk(random);
      List<Go> all = Go.since(Long.MIN_VALUE, recent);
      for (int most = 1; most <= 4; most++) {
        assertThat(Go.last(most, recent))
            .as("call %d of seed 7, %d goes", call, most)
            .isEqualTo(all.subList(Math.max(0, all.size() - most), all.size()));
      }
    }
  }

  /** Both sides, several turns in a row, some of them no more than "mm-hm". */
  private static RecentTurns talk(Random random) {
    List<Turn> turns = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      String words = random.nextInt(3) == 0 ? "yes" : "that is what we talked about";
      long from = i * 2_000L;
      turns.add(
          random.nextBoolean()
              ? Said.agent(from, from + 1_000, words)
              : Said.customer(from, from + 1_000, words));
    }
    return RecentTurns.of(turns);
  }
}
