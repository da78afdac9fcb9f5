import type { PictureProblem, PictureReport } from '../../camera/thread/reading-calls.ts';

/** How far a picture has come that a clerk has opened. */
export type PictureStep =
  | { readonly at: 'reading' }
  | { readonly at: 'problem'; readonly what: PictureProblem | 'too-slow' | 'none' | 'failed' }
  /** More than one code is in it: the clerk says which. Of one that is doubtful, whether it is to be used. */
  | { readonly at: 'several' | 'doubtful'; readonly report: PictureReport };

/** What follows from what the thread has found; the only code of a picture needs no choice where it is sure. */
export function afterReading(
  answer: PictureReport | PictureProblem | 'too-slow',
): PictureStep | { readonly at: 'chosen'; readonly index: 0; readonly report: PictureReport } {
  if (typeof answer === 'string') return { at: 'problem', what: answer };
  const [first, second] = answer.codes;
  if (!first) return { at: 'problem', what: 'none' };
  if (second) return { at: 'several', report: answer };
  if (first.isDoubtful) return { at: 'doubtful', report: answer };
  return { at: 'chosen', index: 0, report: answer };
}

/** Of what was pasted or dropped, the picture; text and other files are nothing to us. */
export function pictureIn(files: Iterable<File> | null | undefined): File | undefined {
  return [...(files ?? [])].find(({ type }) => type.startsWith('image/'));
}

/** The code that a key chooses: `1` to `9`. */
export function codeOfKey(key: string, count: number): number | undefined {
  const index = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
  return index >= 0 && index < count ? index : undefined;
}
