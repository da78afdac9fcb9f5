/**
 * The process that runs the vendor's decoder of card photos. Arguments: library, symbol, third
 * argument of the function. It ends when it is killed, or with its parent.
 */
import { PHOTO_BYTES } from '../id-card.ts';
import { answer, receive } from '../native/answer.ts';
import { createFrameReader } from '../native/frames.ts';
import { endWithParent } from '../native/lifeline.ts';
import { loadUnpack, type Unpack } from './library.ts';
import { FRAME, JOB_BYTES, jobBody, jobOf } from './messages.ts';
import { PICTURE_BYTES } from './picture.ts';

/** Room for a library that writes more than a picture. */
const OUTPUT_BYTES = 4 * PICTURE_BYTES;

function serve(unpack: Unpack): void {
  const reader = createFrameReader(JOB_BYTES + PHOTO_BYTES);
  const chunk = new Uint8Array(PHOTO_BYTES);
  const wlt = new Uint8Array(PHOTO_BYTES);
  const output = new Uint8Array(OUTPUT_BYTES);
  for (let part = receive(chunk); part; part = receive(chunk)) {
    const frames = reader.push(part);
    part.fill(0);
    if (!frames.ok) return;
    for (const { body } of frames.value) {
      const job = jobOf(body);
      if (job === undefined) return;
      wlt.set(body.subarray(JOB_BYTES));
      body.fill(0);
      unpack(wlt, output);
      const picture = jobBody(job, output.subarray(0, PICTURE_BYTES));
      answer({ kind: FRAME.picture, body: picture });
      for (const bytes of [wlt, output, picture]) bytes.fill(0);
    }
  }
}

endWithParent();
const [library = '', symbol = '', kind = ''] = process.argv.slice(2);
const unpack = await loadUnpack(library, symbol, Number(kind));
if (unpack.ok) {
  answer({ kind: FRAME.ready, body: new Uint8Array() });
  serve(unpack.value);
} else {
  answer({ kind: FRAME.unusable, body: new TextEncoder().encode(unpack.error) });
}
