/**
 * A name as a stranger may see it (GB/T 35273-2020 clause 7.2 asks for it, the lengths are our own):
 * 张* for two characters, else first and last remain: 张*三.
 */
export function maskName(name: string): string {
  const characters = [...name];
  const [first = '', last = ''] = [characters[0], characters.at(-1)];
  if (characters.length <= 2) return `${first}*`;
  return first + '*'.repeat(characters.length - 2) + last;
}

/** An ID number with its first 6 and last 4 characters: 390102********0021. */
export function maskIdNumber(idNo: string): string {
  return idNo.slice(0, 6) + '*'.repeat(Math.max(0, idNo.length - 10)) + idNo.slice(-4);
}
