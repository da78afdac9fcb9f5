/** Kinds of frames between the terminal and the process of the photo decoder. */
export const FRAME = {
  /** To the process: number of the job, and the compressed photo (WLT), 1024 bytes. */
  decode: 0,
  /** From it: the library is loaded. */
  ready: 1,
  /** From it: why the library cannot be loaded; it ends. */
  unusable: 2,
  /** From it: the number that came with `decode`, and the answer to it, unchecked. */
  picture: 3,
} as const;

/** The number of a job, most significant byte first. */
export const JOB_BYTES = 4;

/** A body that belongs to a job, 0…2³² − 1: nobody's photo may be taken for another's. */
export function jobBody(job: number, bytes: Uint8Array): Uint8Array {
  const body = new Uint8Array(JOB_BYTES + bytes.length);
  new DataView(body.buffer).setUint32(0, job);
  body.set(bytes, JOB_BYTES);
  return body;
}

/** To which job a body belongs; undefined where it is too short to say so. */
export function jobOf(body: Uint8Array): number | undefined {
  if (body.length < JOB_BYTES) return undefined;
  return new DataView(body.buffer, body.byteOffset).getUint32(0);
}
