/**
 * How good the language tiers are, measured on dialogue that people have labelled. Not part of the
 * deployable: nothing here runs on a call.
 */
package io.attune.training;
