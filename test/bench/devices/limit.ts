/** Nothing that is measured takes longer, in milliseconds. */
const LIMIT_MS = 30_000;

/** @throws Error when the promise takes too long: what was sent is lost */
export async function withinLimit<T>(what: string, promise: Promise<T>, ms = LIMIT_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come`)), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
