import { type Failure, failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { checkCharacter } from './check.ts';
import type { CodeProfile } from './compile.ts';
import { join, type Segments } from './layout.ts';
import { checkedText, checkLocally } from './local-checks.ts';

/**
 * Puts a code together from its segments, the inverse of `parseCode`. The check character is worked
 * out, whatever stands in its segment; no address is put around the code.
 *
 * @returns failures as `parseCode`, where the segments make no code of the profile
 */
export function formatCode(profile: CodeProfile, segments: Segments): Result<string, Failure> {
  const { data } = profile;
  const { check } = data;
  for (const reader of profile.segments) {
    const { name } = reader.segment;
    const value = segments[name];
    const problem = value === undefined || value === '' ? undefined : reader.problemOf(value);
    if (problem) return err(failure('CODE_FORMAT', `${name}: ${problem}`));
  }
  const character =
    'segment' in check
      ? { [check.segment]: checkCharacter(check.algorithm, checkedText(data, segments)) ?? '' }
      : {};
  const values: Segments = { ...segments, ...character };
  const text = join(values, data);
  const read = checkLocally(text, profile);
  if (!read.ok) return read;
  // A segment that is too short may have been filled up from its neighbour.
  const moved = data.segments.find(({ name }) => (read.value[name] ?? '') !== (values[name] ?? ''));
  return moved ? err(failure('CODE_FORMAT', `${moved.name}: length`)) : ok(text);
}
