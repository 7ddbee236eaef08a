/** What is asked of the language tiers, who answers, and the report on it. */
package io.attune.training.eval;
