package io.attune.training.eval;

import static io.attune.training.eval.Turns.turn;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.training.labelled.LabelledTurn;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TasksTest {
  private static final LabelledTurn UNLABELLED = turn(Speaker.AGENT, "hello", "");

  private static List<String> names(LabelledTurn... turns) {
    return Tasks.of(List.of(turns)).stream().map(Task::name).toList();
  }

  private static Task task(String name, LabelledTurn... turns) {
    return Tasks.of(Arrays.asList(turns)).stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tasksFollowFromLabels() {
    assertThat(names(UNLABELLED)).isEmpty();
    assertThat(names(UNLABELLED, turn(Speaker.OTHER, "", "'sentiment':'neutral'")))
        .containsExactly("sentiment");
    assertThat(names(turn(Speaker.CUSTOMER, "", "'resistance':true,'refusal':false")))
        .containsExactly("pushback", "refusal");
    assertThat(names(turn(Speaker.CUSTOMER, "", "'abusive':false"))).containsExactly("abuse");
    assertThat(names(turn(Speaker.AGENT, "", "'agent_moves':['apology','reflection']")))
        .containsExactly("acknowledgement", "apology");
  }

  @Test
  void ratedSatisfactionIsNotSentiment() {
    assertThat(
            names(
                turn(Speaker.CUSTOMER, "", "'sentiment':'negative','satisfaction_votes':[2,2,3]")))
        .containsExactly("satisfaction");
  }

  @Test
  void labelsThatAreNoAnswerAreNoTask() {
    assertThat(
            names(
                turn(Speaker.OTHER, "", "'sentiment':'mixed'"),
                turn(Speaker.CUSTOMER, "", "'resistance':null,'abusive':'who knows'"),
                turn(Speaker.AGENT, "", "'agent_moves':'apology'")))
        .isEmpty();
  }

  @Test
  void whatCustomersDoIsNotAskedOfAgentsAndTheOtherWayRound() {
    LabelledTurn customer = turn(Speaker.CUSTOMER, "", "'abusive':true,'agent_moves':['apology']");
    LabelledTurn agent = turn(Speaker.AGENT, "", "'abusive':true,'agent_moves':['apology']");
    Task abuse = task("abuse", customer, agent);
    assertThat(abuse.gold().apply(customer)).hasValue(Task.YES);
    assertThat(abuse.gold().apply(agent)).isEmpty();
    Task apology = task("apology", customer, agent);
    assertThat(apology.gold().apply(agent)).hasValue(Task.YES);
    assertThat(apology.gold().apply(customer)).isEmpty();
  }

  @Test
  void wordsAreReadAsThoseOfTheSideThatATaskIsAbout() {
    LabelledTurn other = turn(Speaker.OTHER, "", "'agent_moves':['validation'],'resistance':true");
    assertThat(task("validation", other).readAs()).isEqualTo(Speaker.AGENT);
    assertThat(task("pushback", other).readAs()).isEqualTo(Speaker.CUSTOMER);
  }

  @Test
  void moveThatASetNeverNamesIsNotJudgedInIt() {
    LabelledTurn one = turn(Speaker.AGENT, "", "'agent_moves':['open_question']");
    LabelledTurn none = turn(Speaker.AGENT, "", "'agent_moves':[]");
    assertThat(names(one, none)).containsExactly("open question");
    assertThat(task("open question", one, none).gold().apply(none)).hasValue(Task.NO);
  }

  @Test
  void questionsThatAreNotToldApartAreOneTask() {
    assertThat(names(turn(Speaker.AGENT, "", "'agent_moves':['question']")))
        .containsExactly("question");
    LabelledTurn wh = turn(Speaker.AGENT, "", "'agent_moves':['wh_question']");
    LabelledTurn closed = turn(Speaker.AGENT, "", "'agent_moves':['closed_question']");
    LabelledTurn both = turn(Speaker.AGENT, "", "'agent_moves':['closed_question','wh_question']");
    assertThat(names(wh, closed)).containsExactly("closed question", "question");
    assertThat(task("closed question", wh, closed).gold().apply(wh)).isEmpty();
    assertThat(task("closed question", wh, closed).gold().apply(both)).hasValue(Task.YES);
    assertThat(task("question", wh, closed).gold().apply(closed)).hasValue(Task.YES);
  }

  @Test
  void categoryIsAskedWhereResistanceIsOfATypeThatHasOne() {
    LabelledTurn delays =
        turn(Speaker.CUSTOMER, "", "'resistance':true,'resistance_type':'delay-tactic'");
    LabelledTurn asks =
        turn(Speaker.CUSTOMER, "", "'resistance':false,'resistance_type':'organization-inquiry'");
    Task category = task("objection category", delays, asks);
    assertThat(category.gold().apply(delays))
        .isEqualTo(OptionalInt.of(category.classes().indexOf("timing")));
    assertThat(category.gold().apply(asks)).isEmpty();
  }
}
