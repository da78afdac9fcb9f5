/** What a code system is asked, by the last parts of its addresses. */
export type Operation =
  | 'verify'
  | 'identify'
  | 'token'
  | 'list'
  | 'file'
  | 'receipt'
  | 'scan-session'
  | 'scan-session/status';

/**
 * Where the hub takes a request for a code system that only it reaches (转接): the body as it would
 * go there, signed by the terminal and sealed for the code system; the answer comes back signed by
 * the code system. What the hub itself has to say is signed by the hub, and never `OK`.
 */
export function relayUrl(hubUrl: string, codeSystemId: string, operation: Operation): string {
  return `${hubUrl}/v1/relay/${codeSystemId}/${operation}`;
}
