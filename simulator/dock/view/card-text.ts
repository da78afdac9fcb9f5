/** The date of birth in its three printed parts, month and day without leading zeros. */
export function birthParts(birth: string): { year: string; month: string; day: string } {
  return {
    year: birth.slice(0, 4),
    month: String(Number(birth.slice(4, 6))),
    day: String(Number(birth.slice(6, 8))),
  };
}

/** Validity as it is printed: `2018.06.12-2038.06.12` or `2012.08.01-长期`. */
export function validityText(from: string, to: string): string {
  return `${dotted(from)}-${dotted(to)}`;
}

function dotted(date: string): string {
  return /^\d{8}$/.test(date) ? `${date.slice(0, 4)}.${date.slice(4, 6)}.${date.slice(6)}` : date;
}
