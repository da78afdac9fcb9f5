import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CATALOGUE } from '../../drivers/catalogue/load.ts';
import { readFixture } from '../../drivers/replay/fixture.ts';
import { replay as play } from '../../drivers/replay/replay.ts';
import { EXIT, usageError, type Console, type ExitCode } from '../command.ts';
import { visible } from '../visible.ts';

/**
 * `liangma devices replay FILE --model NAME`: plays a recorded fixture through the driver of a model,
 * without any device, and says whether the same comes out.
 */
export async function replay(
  name: string | undefined,
  modelName: string | undefined,
  console: Console,
): Promise<ExitCode> {
  const { out, err, text, cwd } = console;
  if (name === undefined) return usageError(console, 'devicesUsage', text('noFile'));
  const file = path.resolve(cwd, name);
  // A fixture of the catalogue has the name of its model.
  const wanted = modelName ?? path.basename(file, '.json');
  const model = CATALOGUE.get(wanted);
  if (!model) {
    const models = [...CATALOGUE.keys()].join(', ');
    return usageError(console, 'devicesUsage', `${wanted}: ${text('unknownModel', { models })}`);
  }
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    err(text('notRead', { file, code: (error as NodeJS.ErrnoException).code ?? 'unknown error' }));
    return EXIT.usage;
  }
  const fixture = readFixture(content);
  if (!fixture.ok) {
    err(visible(`${file}: ${fixture.error}`));
    return EXIT.usage;
  }
  const outcome = play(model, fixture.value);
  if (!outcome.ok) {
    err(text('replayDiffers', { file, difference: outcome.error }));
    return EXIT.problem;
  }
  const { trace, expect } = fixture.value;
  out(text('replayed', { file, model: wanted, chunks: trace.length, events: expect.length }));
  return EXIT.ok;
}
