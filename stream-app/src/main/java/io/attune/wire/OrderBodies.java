package io.attune.wire;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.InvalidEvent;
import io.attune.call.Scope;
import io.attune.schemas.ExperimentSet;
import io.attune.schemas.PlaybookActivated;
import io.attune.schemas.RuleSwitched;
import java.util.regex.Pattern;

/** What holds for the calls that start after it, between its two forms. */
final class OrderBodies {
  /**
   * A version as this product counts them: exactly one spelling for each, or the playbook's key
   * would not be found.
   */
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  private OrderBodies() {}

  /**
   * @throws InvalidEvent if it cannot be true
   */
  static Body fromWire(Object body) {
    if (body instanceof PlaybookActivated activated) {
      return new CallEvent.PlaybookActivated(
          activated.getPlaybookId(),
          version(activated.getVersion()),
          new Scope(activated.getTenant(), activated.getTeam(), activated.getLocale()));
    } else if (body instanceof RuleSwitched switched) {
      return new CallEvent.RuleSwitched(
          switched.getPlaybookId(),
          switched.getRuleId(),
          Contexts.level(switched.getLevel()),
          switched.getMuted(),
          switched.getReason());
    } else if (body instanceof ExperimentSet set) {
      return new CallEvent.ExperimentSet(
          set.getExperimentId(),
          set.getPlaybookId(),
          version(set.getVersion()),
          set.getCandidateShare(),
          set.getHoldoutShare(),
          set.getShadowShare(),
          new Scope(set.getTenant(), set.getTeam(), set.getLocale()));
    }
    throw new IllegalStateException("the contract has no " + body.getClass().getSimpleName());
  }

  private static int version(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new InvalidEvent("a playbook's version is no number from 1 to 999999999");
    }
    return Integer.parseInt(version);
  }

  static Object toWire(Body body) {
    if (body instanceof CallEvent.PlaybookActivated activated) {
      return toWire(activated);
    } else if (body instanceof CallEvent.RuleSwitched switched) {
      return toWire(switched);
    } else if (body instanceof CallEvent.ExperimentSet set) {
      return toWire(set);
    }
    throw new IllegalStateException("the contract has no " + body.getClass().getSimpleName());
  }

  static PlaybookActivated toWire(CallEvent.PlaybookActivated activated) {
    return PlaybookActivated.newBuilder()
        .setPlaybookId(activated.playbookId())
        .setVersion(Integer.toString(activated.version()))
        .setTenant(activated.scope().tenant())
        .setTeam(activated.scope().team())
        .setLocale(activated.scope().locale())
        .build();
  }

  static RuleSwitched toWire(CallEvent.RuleSwitched switched) {
    return RuleSwitched.newBuilder()
        .setPlaybookId(switched.playbookId())
        .setRuleId(switched.ruleId())
        .setLevel(Contexts.level(switched.level()))
        .setMuted(switched.muted())
        .setReason(switched.reason())
        .build();
  }

  static ExperimentSet toWire(CallEvent.ExperimentSet set) {
    return ExperimentSet.newBuilder()
        .setExperimentId(set.experimentId())
        .setPlaybookId(set.playbookId())
        .setVersion(Integer.toString(set.version()))
        .setCandidateShare(set.candidateShare())
        .setHoldoutShare(set.holdoutShare())
        .setShadowShare(set.shadowShare())
        .setTenant(set.scope().tenant())
        .setTeam(set.scope().team())
        .setLocale(set.scope().locale())
        .build();
  }
}
