package io.attune.training;

/**
 * One turn, what people say of it and what the product says.
 *
 * @param dialogue whose turn it is
 * @param gold the class that people gave it
 * @param predicted the class that the product gives it
 * @param score how strongly the product takes it for the positive class, 0 to 1; meaningless for a
 *     task of more than two classes
 */
record Judged(String dialogue, String gold, String predicted, double score) {}
