/**
 * The pages: shells that hold no data and need no login, served with what they are made of; and
 * what they ask for that is not live.
 */
package io.attune.gateway.pages;
