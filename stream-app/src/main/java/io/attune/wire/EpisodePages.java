package io.attune.wire;

import io.attune.detect.Episode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the rows of a call hold the episodes that have ended: the newest in its dossier, the others
 * in pages, each a row of its own that is written once. With all of them in the dossier a long call
 * would write all that is over again and again.
 *
 * @param pages in the order of their numbers, and of the episodes in them
 */
public record EpisodePages(List<Page> pages) {
  /** Episodes on a page. Fewer make more rows, and so more keys, of each call. */
  static final int PAGE = 8;

  /** All episodes are in the dossier. */
  public static final EpisodePages NONE = new EpisodePages(List.of());

  /**
   * Episodes that are kept in one row.
   *
   * @param number names the row within the call
   */
  public record Page(int number, List<Episode> episodes) {}

  public EpisodePages {
    pages = List.copyOf(pages);
  }

  /**
   * The pages once more episodes have ended. A page from which none was forgotten is the same
   * object, for its row stays as it is.
   *
   * @param finished all that the call remembers, oldest first: those of before in their order, as
   *     the same objects, perhaps without some, and the new ones behind them
   */
  public EpisodePages holding(List<Episode> finished) {
    List<Page> now = new ArrayList<>(pages.size() + 1);
    int at = 0;
    int number = 0;
    for (Page page : pages) {
      int from = at;
      for (Episode episode : page.episodes()) {
        at += at < finished.size() && finished.get(at) == episode ? 1 : 0;
      }
      if (at - from == page.episodes().size()) {
        now.add(page);
      } else if (at > from) {
        now.add(new Page(page.number(), List.copyOf(finished.subList(from, at))));
      }
      number = page.number() + 1;
    }
    for (; finished.size() - at >= PAGE; at += PAGE) {
      now.add(new Page(number++, List.copyOf(finished.subList(at, at + PAGE))));
    }
    return new EpisodePages(now);
  }

  /**
   * The episodes that are on no page.
   *
   * @param finished all that the call remembers, oldest first
   */
  List<Episode> loose(List<Episode> finished) {
    int paged = 0;
    for (Page page : pages) {
      paged += page.episodes().size();
    }
    return finished.subList(paged, finished.size());
  }

  /** The page of a number; null if there is none. */
  public Page find(int number) {
    for (Page page : pages) {
      if (page.number() == number) {
        return page;
      }
    }
    return null;
  }
}
