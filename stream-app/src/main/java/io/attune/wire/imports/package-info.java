/**
 * Other shapes of conversations into recorded events: an {@link
 * io.attune.wire.imports.ImportFormat} reads what was said, {@link
 * io.attune.wire.imports.CallTiming} says when, {@link io.attune.wire.imports.Recogniser} how a
 * recogniser would have published it, and {@link io.attune.wire.imports.CallSchedule} lets calls
 * run side by side.
 */
package io.attune.wire.imports;
