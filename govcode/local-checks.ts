import { type Failure, failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { checkCharacter } from './check.ts';
import type { CodeProfile } from './compile.ts';
import { cut, type Segments } from './layout.ts';
import type { ProfileData } from './profile.ts';

/** What the check character stands for: the values that it covers, joined. */
export function checkedText({ check, segments }: ProfileData, values: Segments): string {
  if (!('segment' in check)) return '';
  const over = check.over ?? segments.flatMap(({ name }) => (name === check.segment ? [] : [name]));
  return over.map((name) => values[name] ?? '').join('');
}

function hasRightCheck(data: ProfileData, values: Segments): boolean {
  const { check } = data;
  if (!('segment' in check)) return true;
  // No check character, for a text beyond the alphabet, is unlike any value.
  return checkCharacter(check.algorithm, checkedText(data, values)) === values[check.segment];
}

/**
 * Cuts a code and checks everything in it that needs neither clock nor network.
 *
 * @returns failures `CODE_FORMAT` (`detail` names segment and reason), `CODE_CHECK`
 */
export function checkLocally(text: string, profile: CodeProfile): Result<Segments, Failure> {
  const { data } = profile;
  if (text.length < data.match.minLength || text.length > data.match.maxLength) {
    return err(failure('CODE_FORMAT', 'length'));
  }
  const values = cut(text, data);
  if (!values.ok) return err(failure('CODE_FORMAT', values.error));
  // The check comes first: a damaged character is a bad read, not an unknown kind of value.
  if (!hasRightCheck(data, values.value)) return err(failure('CODE_CHECK', 'check: does not fit'));
  for (const reader of profile.segments) {
    const { name } = reader.segment;
    const value = values.value[name];
    const problem = value === undefined ? undefined : reader.problemOf(value);
    if (problem) return err(failure('CODE_FORMAT', `${name}: ${problem}`));
  }
  return ok(values.value);
}
