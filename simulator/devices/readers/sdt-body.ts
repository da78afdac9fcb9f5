import type { ReaderBody, World } from '../body.ts';
import { createSdtReader } from '../sdt-reader.ts';

/** A reader of GA/T 467-2019 on its cable. */
export function createSdtBody(world: World, isWrapped: boolean): ReaderBody {
  const reader = createSdtReader({ isWrapped, asked: world.asked });
  return {
    ...reader,
    receive(bytes) {
      const answer = reader.receive(bytes);
      if (answer.length > 0) world.send(answer);
    },
  };
}
