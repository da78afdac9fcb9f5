/**
 * Every JavaScript context keeps the whole text in which a regular expression has matched last
 * (`RegExp.input`, Annex B of ECMA-262) until another one matches: a name or a code that was checked
 * by a schema would stay in memory long after its session. Call this once such texts are done with.
 */
export function forgetLastMatch(): void {
  /^$/.test('');
}
