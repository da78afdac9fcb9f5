/** What an answer means for its command; `resend`: the command did not arrive whole. */
export interface Judgement {
  readonly verdict: 'done' | 'refused' | 'resend';
  /** What the device told about itself. */
  readonly facts?: Readonly<Record<string, string>>;
  /** What may follow at once, without having been asked for by a command of its own. */
  readonly followedBy?: () => AnswerReader;
}

/**
 * Reads one answer byte by byte: `no` answer, perhaps one (`more` bytes will tell), or a whole one
 * and what it means. After `no` or a judgement it is not called again.
 */
export type AnswerReader = (byte: number) => 'no' | 'more' | Judgement;

/** An answer that is exactly these characters. */
export function exactAnswer(text: string, judgement: Judgement): AnswerReader {
  let at = 0;
  return (byte) => {
    if (byte !== text.charCodeAt(at)) return 'no';
    at++;
    return at < text.length ? 'more' : judgement;
  };
}
