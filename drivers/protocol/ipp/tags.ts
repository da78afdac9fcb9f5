/** Delimiter and value tags of IPP (RFC 8010, 3.5). */
export const GROUP = {
  operation: 0x01,
  job: 0x02,
  end: 0x03,
  printer: 0x04,
  unsupported: 0x05,
} as const;

/** Below this a tag begins a group, from here on it says what kind a value is. */
export const FIRST_VALUE_TAG = 0x10;

export const TAG = {
  unsupported: 0x10,
  unknown: 0x12,
  noValue: 0x13,
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  collection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
  text: 0x41,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
  memberName: 0x4a,
} as const;

/** Operations (RFC 8011, 5.4.15; those above 0x4000 are of CUPS). */
export const OPERATION = {
  printJob: 0x0002,
  cancelJob: 0x0008,
  getJobAttributes: 0x0009,
  getJobs: 0x000a,
  getPrinterAttributes: 0x000b,
  cupsGetPrinters: 0x4002,
} as const;

/** Status codes (RFC 8011, appendix B). Below 0x0100 all is well. */
export const STATUS = {
  ok: 0x0000,
  okIgnored: 0x0001,
  firstError: 0x0400,
  badRequest: 0x0400,
  forbidden: 0x0401,
  notAuthenticated: 0x0402,
  notAuthorized: 0x0403,
  notPossible: 0x0404,
  notFound: 0x0406,
  formatNotSupported: 0x040a,
  operationNotSupported: 0x0501,
  notAccepting: 0x0506,
  busy: 0x0507,
} as const;
