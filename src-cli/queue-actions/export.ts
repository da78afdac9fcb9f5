import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { EXIT } from '../command.ts';
import { queuePages } from '../queue-rows.ts';
import { complain, type QueueAction } from './action.ts';

/** `export FILE`: every row, ended ones too, newest first, as JSON Lines into a file that is new. */
export const exportRows: QueueAction = {
  access: 'read',
  refuses: ({ operands }, text) => (operands.length === 1 ? undefined : text('noFile')),
  async run(exchange, { operands: [name = ''] }, console) {
    const { cwd, text } = console;
    const file = path.resolve(cwd, name);
    let handle: number | undefined;
    let count = 0;
    try {
      handle = openSync(file, 'wx', 0o600);
      for await (const page of queuePages(exchange, {})) {
        if (!page.ok) return complain(page.error, console);
        for (const row of page.value) writeSync(handle, `${JSON.stringify(row)}\n`);
        count += page.value.length;
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      console.err(text('notWritten', { file, code }));
      return EXIT.problem;
    } finally {
      if (handle !== undefined) closeSync(handle);
    }
    console.out(text('queueExported', { file, count }));
    return EXIT.ok;
  },
};
