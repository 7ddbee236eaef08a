package io.attune.wire;

import io.attune.call.AgentLevel;
import io.attune.coach.Standing;
import io.attune.coach.Standing.Verdict;
import io.attune.schemas.StoredStanding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** How agents have taken a rule, between the domain and the stored row. */
final class StoredStandings {
  private StoredStandings() {}

  static StoredStanding toRow(Standing standing) {
    ByteBuffer verdicts = ByteBuffer.allocate(standing.verdicts().size());
    standing.verdicts().forEach(verdict -> verdicts.put((byte) verdict.ordinal()));
    return new StoredStanding(
        standing.playbookId(), standing.ruleId(), standing.level().ordinal(), verdicts.flip());
  }

  static Standing fromRow(StoredStanding row) {
    ByteBuffer bytes = row.getVerdicts().duplicate();
    List<Verdict> verdicts = new ArrayList<>(bytes.remaining());
    while (bytes.hasRemaining()) {
      verdicts.add(StoredCodes.of(Verdict.values(), bytes.get(), Verdict.IGNORED));
    }
    return new Standing(
        row.getPlaybookId(),
        row.getRuleId(),
        StoredCodes.of(AgentLevel.values(), row.getLevel(), AgentLevel.REGULAR),
        verdicts);
  }
}
