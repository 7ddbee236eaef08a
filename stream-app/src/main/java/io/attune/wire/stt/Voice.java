package io.attune.wire.stt;

import io.attune.call.Speaker;

/**
 * Whose words they are.
 *
 * @param speaker which side
 * @param id who on that side, empty if unknown
 */
record Voice(Speaker speaker, String id) {
  static Voice of(Speaker speaker) {
    return new Voice(speaker, "");
  }
}
