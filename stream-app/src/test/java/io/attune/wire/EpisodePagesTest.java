package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Ladder;
import io.attune.schemas.StoredDossier;
import io.attune.wire.EpisodePages.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EpisodePagesTest {
  private static final int PAGE = EpisodePages.PAGE;

  @Test
  void pageIsFullOnceAndThenStaysTheSame() {
    List<Episode> all = episodes(2 * PAGE + 3);

    EpisodePages none = EpisodePages.NONE.holding(all.subList(0, PAGE - 1));
    EpisodePages one = none.holding(all.subList(0, PAGE + 2));
    EpisodePages two = one.holding(all);

    assertThat(none.pages()).isEmpty();
    assertThat(none.loose(all.subList(0, PAGE - 1))).hasSize(PAGE - 1);
    assertThat(one.pages()).containsExactly(new Page(0, all.subList(0, PAGE)));
    assertThat(two.pages().get(0)).isSameAs(one.pages().get(0));
    assertThat(two.pages().get(1)).isEqualTo(new Page(1, all.subList(PAGE, 2 * PAGE)));
    assertThat(two.loose(all)).isEqualTo(all.subList(2 * PAGE, all.size()));
  }

  @Test
  void whatIsForgottenLeavesItsPageAlone() {
    List<Episode> all = episodes(3 * PAGE);
    EpisodePages before = EpisodePages.NONE.holding(all);
    List<Episode> fewer = new ArrayList<>(all);
    fewer.subList(PAGE, 2 * PAGE).clear();
    fewer.remove(3);

    EpisodePages after = before.holding(fewer);

    assertThat(after.pages()).extracting(Page::number).containsExactly(0, 2);
    assertThat(after.find(0).episodes()).hasSize(PAGE - 1).doesNotContain(all.get(3));
    assertThat(after.find(1)).isNull();
    assertThat(after.find(2)).isSameAs(before.find(2));
    assertThat(after.holding(List.of()).pages()).isEmpty();
  }

  /** Whatever is forgotten and added, in whichever portions: the pages and the rest are all. */
  @Test
  void nothingIsLostDoubledOrMoved() {
    Random random = new Random(5);
    List<Episode> finished = new ArrayList<>();
    EpisodePages pages = EpisodePages.NONE;
    int next = 0;
    for (int round = 0; round < 500; round++) {
      for (int i = random.nextInt(5); i > 0; i--) {
        finished.add(episode(next++));
      }
      while (finished.size() > 40) {
        finished.remove(random.nextInt(20));
      }
      EpisodePages now = pages.holding(finished);

      List<Episode> held = new ArrayList<>();
      now.pages().forEach(page -> held.addAll(page.episodes()));
      held.addAll(now.loose(finished));
      assertThat(held).isEqualTo(finished);
      assertThat(now.loose(finished)).hasSizeLessThan(PAGE);
      assertThat(now.pages()).extracting(Page::number).isSorted().doesNotHaveDuplicates();
      assertThat(now.pages()).noneMatch(page -> page.episodes().isEmpty());
      pages = now;
    }
  }

  @Test
  void pagesAreReadFromTheRowsThatADossierNames() throws Undecodable {
    CallRows rows = new CallRows();
    List<Episode> all = episodes(PAGE);
    byte[] row = rows.page(new Page(4, all));
    byte[] dossier =
        new SingleObject<>(StoredDossier.class, 1_000)
            .encode(StoredDossier.newBuilder().setPages(List.of(4)).build());

    EpisodePages read = rows.pages(dossier, number -> number == 4 ? row : null);

    assertThat(read.pages()).containsExactly(new Page(4, all));
    assertThatExceptionOfType(Undecodable.class).isThrownBy(() -> rows.pages(dossier, n -> null));
  }

  private static List<Episode> episodes(int count) {
    List<Episode> episodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      episodes.add(episode(i));
    }
    return episodes;
  }

  private static Episode episode(int number) {
    return new Episode(
        Category.OBJECTION_PRICE,
        1_000L * number,
        1_000L * number + 500,
        0.5,
        0.5,
        1_000L * number,
        1,
        1_000L * number,
        "",
        Ladder.NONE,
        List.of(),
        Episode.Outcome.FADED);
  }
}
