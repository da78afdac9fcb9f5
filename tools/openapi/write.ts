import { writeFileSync } from 'node:fs';
import { runTool, say } from '../say.ts';
import { documentText, OPENAPI_FILES, provincialDocument, referenceDocument } from './document.ts';

/** Writes the OpenAPI documents of the platform's interfaces anew. */
await runTool(async () => {
  writeFileSync(OPENAPI_FILES.reference, await documentText(referenceDocument()));
  writeFileSync(OPENAPI_FILES.provincial, await documentText(provincialDocument()));
  say(`written: ${Object.values(OPENAPI_FILES).join(', ')}`);
  return 0;
});
