package io.attune.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.Speaker;

/**
 * One turn that people have labelled.
 *
 * @param dialogue whose turn it is; turns of one dialogue are alike, so intervals resample
 *     dialogues
 * @param speaker who spoke
 * @param text what was said
 * @param previous what the other side had said before it, empty if nothing
 * @param labels as the set has them
 */
record LabelledTurn(
    String dialogue, Speaker speaker, String text, String previous, JsonNode labels) {}
