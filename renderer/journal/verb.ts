import type { TFunction } from 'i18next';

/** What was done, in the user's words, without the undo or redo it was part of. */
export function deedWords(t: TFunction, verb: string): string {
  const deed = verb.replace(/^(undo|redo) /, '');
  return t(`journal.verbs.${deed}`, { defaultValue: deed });
}

/** The same with the undo or redo. */
export function verbWords(t: TFunction, verb: string): string {
  const deed = deedWords(t, verb);
  if (verb.startsWith('undo ')) return t('journal.undo', { verb: deed });
  if (verb.startsWith('redo ')) return t('journal.redo', { verb: deed });
  return deed;
}
