import { maskIdNo, maskName } from '../../../../contract/mask.ts';
import { holderById } from '../../../../simulator/data/holders.ts';
import { holderDigest } from '../../../../simulator/platform/operations/holder-digest.ts';
import type { Middleman } from '../../../support/wire.ts';
import { altered, forged, type Message, openReply, packReply, type Signer } from '../forge.ts';
import type { TrustRow } from '../row.ts';

const OWN = '1390000';
/** Code and card of one person, for an item that a code alone is not enough for. */
const WITH_CARD = { citizenId: 'zhang', addsCard: true };
/** Somebody else: a card that is back at once may have lain there all the time. */
const ALSO_WITH_CARD = { citizenId: 'chen', addsCard: true };
const WITH_PHONE = { citizenId: 'zhang', hasPhone: true };

/** The code system's own answer, rightly signed, about somebody else than it was asked about. */
function about(citizenId: string): Middleman {
  return async ({ forward }) => {
    const letter = await forward();
    const message = await openReply(letter);
    const holder = holderById(citizenId);
    if (!holder) throw new Error(`nobody is called ${citizenId}`);
    message.nameMasked = maskName(holder.name);
    message.idNoMasked = maskIdNo(holder.idNo);
    message.holderDigest = await holderDigest(holder, String(message.head.nonce));
    return packReply(letter, message, OWN);
  };
}

/** The answer that brings the consent given on the phone, signed by somebody. */
function confirmed(by: Signer, change: (message: Message) => void = () => {}): Middleman {
  return async ({ forward }) => {
    const letter = await forward();
    const message = await openReply(letter);
    if (message.state !== 'CONFIRMED') return letter;
    change(message);
    return packReply(letter, message, by);
  };
}

/** Card and code of one person, and the phone that scans the terminal's code. */
export const PERSON_ROWS: readonly TrustRow[] = [
  {
    what: 'person: the digest of another holder comes with the code',
    between: () => ({ verify: forged(OWN, (message) => (message.holderDigest = '0'.repeat(64))) }),
    visitor: WITH_CARD,
    comesOutLater: true,
    expected: { kind: 'failed', code: 'PERSON_MISMATCH' },
    effects: ['verified'],
  },
  {
    what: 'person: the answer to the card without a signature',
    between: () => ({
      identify: altered((message) => {
        const { sign: _, ...head } = message.head;
        message.head = head;
      }),
    }),
    visitor: ALSO_WITH_CARD,
    expected: { kind: 'failed', code: 'SIGN_INVALID' },
    effects: ['verified', 'identified'],
  },
  {
    what: 'person: the answer to the card is about another citizen, rightly signed',
    between: () => ({ identify: about('li') }),
    visitor: { citizenId: 'wang', hasCard: true },
    expected: { kind: 'failed', code: 'REPLY_MISMATCH' },
    effects: ['identified'],
  },
  {
    what: 'person: the answer to code and card is about another citizen, rightly signed',
    between: () => ({ identify: about('li') }),
    visitor: { citizenId: 'ayinuer', addsCard: true, code: { codeSystemId: OWN } },
    expected: { kind: 'failed', code: 'PERSON_MISMATCH' },
    effects: ['verified', 'identified'],
  },
  {
    what: 'phone: the code to show comes without a right signature',
    between: () => ({ 'scan-session': altered(({ head }) => (head.message = 'another')) }),
    visitor: WITH_PHONE,
    expected: { kind: 'failed', code: 'SIGN_INVALID' },
    effects: [],
  },
  {
    what: 'phone: the confirmation is signed by a stranger',
    between: () => ({ 'scan-session/status': confirmed('stranger') }),
    visitor: WITH_PHONE,
    expected: { kind: 'failed', code: 'SIGN_INVALID' },
    effects: ['consented'],
  },
  {
    what: 'phone: the confirmation answers another question',
    between: () => ({
      'scan-session/status': confirmed(OWN, ({ head }) => (head.nonce = '0'.repeat(32))),
    }),
    visitor: WITH_PHONE,
    expected: { kind: 'failed', code: 'REPLY_MISMATCH' },
    effects: ['consented'],
  },
  {
    what: 'phone: confirmed, but without a token',
    between: () => ({
      'scan-session/status': confirmed(OWN, (message) => {
        delete message.token;
      }),
    }),
    visitor: WITH_PHONE,
    expected: { kind: 'failed', code: 'PLATFORM_REPLY_INVALID' },
    effects: ['consented'],
  },
];

/** The certificate platform of a province, whose envelope nobody signs. */
const OF_A_PROVINCE = { citizenId: 'zhang', code: { codeSystemId: '1390100' } };

function told(change: (data: Record<string, unknown>) => void): Middleman {
  return altered((message) => change(message.data as Record<string, unknown>));
}

export const PROVINCE_ROWS: readonly TrustRow[] = [
  {
    what: 'province: the metadata name another holder',
    between: () => ({ queryCertInfo: told((data) => (data.CZZTDM = '39010219491231002X')) }),
    visitor: OF_A_PROVINCE,
    expected: { kind: 'failed', code: 'REPLY_MISMATCH' },
    effects: ['verified', 'consented', 'listed'],
  },
  {
    what: 'province: the metadata are of another certificate',
    between: () => ({
      queryCertInfo: told((data) => (data.ZZBS = '1.2.156.3005.2.11100000000013338W031')),
    }),
    visitor: OF_A_PROVINCE,
    expected: { kind: 'empty' },
    logged: 'CERT_IDENTIFIER',
    effects: ['verified', 'consented', 'listed'],
  },
  {
    what: 'province: another file than the one whose digest was told',
    between: () => ({ downloadCert: told((data) => (data.sm3 = '0'.repeat(64))) }),
    visitor: OF_A_PROVINCE,
    expected: { kind: 'file-failed', code: 'CERT_DIGEST' },
    effects: ['verified', 'consented', 'listed', 'delivered'],
  },
  {
    what: 'province: the file lies at another host',
    between: () => ({
      downloadCert: told((data) => (data.content = 'https://files.example/dl/1')),
    }),
    visitor: OF_A_PROVINCE,
    expected: { kind: 'file-failed', code: 'PLATFORM_REPLY_INVALID' },
    effects: ['verified', 'consented', 'listed'],
  },
];
