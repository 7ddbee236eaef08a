package io.attune.gateway.live;

import io.attune.gateway.access.Identity;
import io.attune.gateway.live.LiveCall.Placed;
import io.attune.wire.News;
import java.util.HashMap;
import java.util.Map;

/** A client that listens: who, to what, over which connection, and how far it is. The board's. */
final class Subscriber {
  private final Identity who;
  private final Interest interest;
  private final Outlet outlet;
  private final Cursor cursor;
  private final CallJson json;
  private final Map<String, CallJson.Told> told = new HashMap<>();
  private boolean present;

  Subscriber(Identity who, Interest interest, Outlet outlet, Cursor cursor, CallJson json) {
    this.who = who;
    this.interest = interest;
    this.outlet = outlet;
    this.cursor = cursor;
    this.json = json;
  }

  Identity who() {
    return who;
  }

  Interest interest() {
    return interest;
  }

  Outlet outlet() {
    return outlet;
  }

  /** Whether it has been told of what stands there, now or on an earlier connection. */
  boolean knows(Position at) {
    return cursor.covers(at);
  }

  /** The call has changed: told if it is of interest, and {@code gone} if it no longer is. */
  void call(LiveCall call) {
    Placed<News.View> view = call.placedView();
    if (interest.hasCall(who, view.what())) {
      CallJson.Told before = told.get(call.callId());
      told.put(call.callId(), CallJson.told(call));
      send(view.at(), "call", json.of(call, before));
    } else {
      gone(call.callId(), view.at());
    }
  }

  /** As {@link #call}, for a client that knew the call before it reconnected. */
  void recall(LiveCall call) {
    if (!interest.hasCall(who, call.view())) {
      return;
    }
    if (knows(call.placedView().at())) {
      // It has this view; the next one brings the whole arc, for it may have missed some of it.
      told.put(call.callId(), CallJson.NOTHING);
    } else {
      call(call);
    }
  }

  /** The call has left the live ones. */
  void gone(String callId, Position at) {
    if (told.remove(callId) != null) {
      send(at, "gone", json.gone(callId));
    }
  }

  void cue(PlacedCue cue, LiveCall call, long now) {
    if (interest.hasCue(who, cue, call.view(), now)) {
      send(cue.at(), "cue", json.of(cue, now));
    }
  }

  void turn(Placed<News.Turn> turn, LiveCall call) {
    if (call.view() != null && interest.hasTurns(who, call.view())) {
      send(turn.at(), "turn", json.of(turn.what()));
    }
  }

  /**
   * All of the present has been told. Only now does the client get an id: cut off in the middle of
   * it, it would come back and believe to know what stands before what it was told.
   */
  void caughtUp() {
    present = true;
    outlet.send(cursor.isNew() ? null : cursor.toString(), "present", json.present(told.keySet()));
  }

  private void send(Position at, String name, byte[] data) {
    // An id names one event: what is told of the same record a second time goes without.
    boolean moves = !cursor.covers(at);
    cursor.moveTo(at);
    outlet.send(present && moves ? cursor.toString() : null, name, data);
  }
}
