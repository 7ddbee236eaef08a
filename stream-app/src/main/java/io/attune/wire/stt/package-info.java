/**
 * What speech-to-text vendors stream, as call events. {@link io.attune.wire.stt.SttFormat} names
 * the vendors and reads their messages; {@link io.attune.wire.stt.SttSession} turns one stream into
 * the events of its call. One class for each vendor says what its messages mean; identity,
 * revisions, finals that never come and clocks that restart are the same for all of them, in {@link
 * io.attune.wire.stt.Segments} and {@link io.attune.wire.stt.Transcript}.
 */
package io.attune.wire.stt;
