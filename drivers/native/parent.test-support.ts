/** A parent that may be killed: starts a stuck child and writes that one's process id. */
import path from 'node:path';
import { startChild } from './child.ts';

startChild({
  script: path.join(import.meta.dirname, 'child.test-support.ts'),
  args: ['stuck'],
  bodyLimit: 64,
  onFrame: ({ body }) => void process.stdout.write(body),
  onEnd: () => {},
});
