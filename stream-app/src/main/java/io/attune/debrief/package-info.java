/**
 * What a call is told by afterwards: its debrief, the map of many calls, and what another playbook
 * would have cued. Made from the engine's effects and nothing else, so it says the same of a
 * recording and of a live call. Plain Java like the core, on top of the engine.
 */
package io.attune.debrief;
