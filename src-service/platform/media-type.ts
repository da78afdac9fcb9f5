/** What platforms write for the same; OFD has no registered media type. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ofd: 'application/ofd',
  'application/x-ofd': 'application/ofd',
  'application/vnd.ofd': 'application/ofd',
  pdf: 'application/pdf',
  'application/x-pdf': 'application/pdf',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
};

/** A media type in one spelling, without parameters (RFC 9110, 8.3.1). */
export function mediaTypeOf(text: string): string {
  const [name = ''] = text.split(';');
  const plain = name.trim().toLowerCase();
  return Object.hasOwn(SPELLINGS, plain) ? (SPELLINGS[plain] ?? plain) : plain;
}
