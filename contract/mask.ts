/** Personal data as screens and lists show it: enough to recognise one's own, too little for others. */

function stars(count: number): string {
  return '*'.repeat(Math.max(0, count));
}

/** 张* · 张*三 · 欧**南: first and last character; a Latin name keeps each word's initial. */
export function maskName(name: string): string {
  if (/^[\p{Script=Latin}\s.,'-]+$/u.test(name)) {
    return name
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => `${word[0] ?? ''}${stars(word.length - 1)}`)
      .join(' ');
  }
  const characters = [...name];
  if (characters.length <= 1) return stars(characters.length);
  const [first = ''] = characters;
  if (characters.length === 2) return `${first}*`;
  return `${first}${stars(characters.length - 2)}${characters.at(-1) ?? ''}`;
}

/** 390102********0021: the first six and the last four; a short number keeps its last two. */
export function maskIdNo(idNo: string): string {
  if (idNo.length < 12) return stars(idNo.length - 2) + idNo.slice(-2);
  return `${idNo.slice(0, 6)}${stars(idNo.length - 10)}${idNo.slice(-4)}`;
}

/** The first six characters, which mostly name province and city; the rest says where somebody lives. */
export function maskAddress(address: string): string {
  const characters = [...address];
  return characters.slice(0, 6).join('') + stars(characters.length - 6);
}

/** 1949-**-**: the year of YYYY-MM-DD. */
export function maskBirth(day: string): string {
  return `${day.slice(0, 4)}-**-**`;
}

/** A certificate number keeps its last four characters, and less of a short one. */
export function maskNumber(number: string): string {
  const kept = Math.min(4, Math.floor(number.length / 3));
  return stars(number.length - kept) + (kept === 0 ? '' : number.slice(-kept));
}

/** What a platform calls masked is believed only where something is masked in it. */
export function ensureMasked(text: string, mask: (text: string) => string): string {
  return text.includes('*') || text === '' ? text : mask(text);
}
