/**
 * What is wrong with a log:
 * - `unreadable`: no row and no anchor of a log, or no canonical one
 * - `changed`: the row is not what its hash was made of
 * - `gap`: the row is missing
 * - `order`: rows stand in another order, or one stands twice
 * - `beginning`: the rows before were removed, and no signed anchor with a pruning vouches for that
 * - `tail`: rows or anchors that the head of an export promises are missing at its end
 * - `anchor-mismatch`: the row has another hash than the one that was signed; one of the rows since
 *   the anchor before was changed together with all hashes after it
 * - `anchor-signature`: the anchor was not signed as it is with the key that it names
 * - `anchor-key`: it was signed with a key that is not one of the terminal's
 * - `anchor-missing`: an anchor before it is missing
 * - `anchor-order`: it does not stand behind the row that it witnesses
 */
export type BreakKind =
  | 'unreadable'
  | 'changed'
  | 'gap'
  | 'order'
  | 'beginning'
  | 'tail'
  | 'anchor-mismatch'
  | 'anchor-signature'
  | 'anchor-key'
  | 'anchor-missing'
  | 'anchor-order';

/** The first thing in a log that is not as it was written. */
export interface Break {
  readonly kind: BreakKind;
  /** Number of the first row that is broken, or of the row that the broken anchor witnesses. */
  readonly seq: number;
  /** First row that this leaves in doubt: the one behind the last good anchor. */
  readonly since: number;
}
