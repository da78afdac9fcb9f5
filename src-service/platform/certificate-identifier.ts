import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { mod3736Fits } from '../../govcode/mod37-36.ts';

/** The parts of a certificate identifier between its root and its check character. */
export interface CertificateIdentifier {
  /** Whole and in capitals, as it is compared. */
  readonly text: string;
  /** 18 characters of the defining organ's credit code and 3 digits. */
  readonly typeCode: string;
  /** Credit code of the issuer; in practice a region code or a local one too. */
  readonly issuerCode: string;
  readonly serial: string;
  readonly version: string;
}

/** Root of every certificate identifier (GB/T 36904). */
const ROOT = '1.2.156.3005.2.';
const PARTS = /^([0-9A-Z]+)\.([0-9A-Z]+)\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/;

/** Letters of ASCII only: ſ, ı and others would become letters that nobody wrote. */
function inCapitals(text: string): string {
  return text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * A certificate identifier (证照标识, GB/T 36904): the root, type, issuer, serial number, version, and a
 * check character by MOD 37,36 over those four without their dots. Fails with `CERT_IDENTIFIER`.
 */
export function parseIdentifier(given: string): Result<CertificateIdentifier, Failure> {
  const text = inCapitals(given);
  const parts = text.startsWith(ROOT) ? PARTS.exec(text.slice(ROOT.length)) : null;
  if (!parts) return err(failure('CERT_IDENTIFIER', 'parts'));
  const [, typeCode = '', issuerCode = '', serial = '', version = ''] = parts;
  if (!mod3736Fits(parts.slice(1).join(''))) return err(failure('CERT_IDENTIFIER', 'check'));
  return ok({ text, typeCode, issuerCode, serial, version });
}

/** Whether two texts are the same identifier. */
export function isSameIdentifier(left: string, right: string): boolean {
  return inCapitals(left) === inCapitals(right);
}
