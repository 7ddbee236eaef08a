/**
 * For integration tests only. JUnit is on the class path of whoever uses this; the product has no
 * need of it.
 */
package io.attune.embedded.junit;
