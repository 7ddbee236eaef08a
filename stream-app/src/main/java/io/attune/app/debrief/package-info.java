/**
 * Debriefs, maps and comparisons as pages, JSON and tables; what they say is in {@code debrief}.
 */
package io.attune.app.debrief;
