/** Silence, overlap and airtime, as the engine measures them, beside published times. */
package io.attune.training.timed;
