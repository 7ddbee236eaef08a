package io.attune.language;

import io.attune.call.Speaker;
import java.util.List;

/**
 * A turn as far as words and phrases go, before anything is made of it.
 *
 * @param text as it was transcribed
 * @param speaker whose phrases were looked for
 * @param tokens its normalised words
 * @param phrases the playbook's phrases in it
 * @param questions asked in it
 */
record ReadTurn(
    String text, Speaker speaker, Tokens tokens, List<PhraseHit> phrases, Questions questions)
    implements Spoken {}
