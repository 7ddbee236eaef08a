/**
 * The slower language tier: a small sentence encoder on ONNX Runtime. On the class path it is found
 * as a service; without it the lexical tier is all there is.
 */
package io.attune.encoder;
