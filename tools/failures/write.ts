import { writeFileSync } from 'node:fs';
import { runTool, say } from '../say.ts';
import { FAILURES_PAGE, failuresPage } from './page.ts';

/** Writes the page of the failure catalogue anew. */
await runTool(async () => {
  writeFileSync(FAILURES_PAGE, await failuresPage());
  say(`written: ${FAILURES_PAGE}`);
  return 0;
});
