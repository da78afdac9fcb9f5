import { type Failure, failure } from '../../contract/failures.ts';
import { MAX_FILE_BYTES } from '../../contract/platform/common.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import {
  type CertificateSource,
  checkedEntry,
  listOf,
  type ListedCertificate,
} from './certificate-source.ts';
import type { CodeSystem } from './code-system.ts';
import { download, isShowable } from './download.ts';
import { mediaTypeOf } from './media-type.ts';

/** 代取: the code system fetches on the citizen's behalf and lends a one-time address. */
export function createCodeSystemCertificates(
  codeSystem: Pick<CodeSystem, 'list' | 'file'>,
  timeoutMs: number,
): CertificateSource {
  return {
    async list({ route, intent, token }) {
      const listed = await codeSystem.list(route, intent, token);
      if (!listed.ok) return listed;
      const found = listed.value.flatMap((one): Result<ListedCertificate, Failure>[] => {
        if (!one.ok) return [one];
        // What was not consented to is not even shown by its name.
        const mediaType = mediaTypeOf(one.value.mediaType);
        return token.covers(one.value.typeCode) ? [checkedEntry({ ...one.value, mediaType })] : [];
      });
      return ok(listOf(found));
    },

    async fetch({ route, intent, token }, entry) {
      if (!isShowable(entry.mediaType)) return err(failure('CERT_TYPE', 'unknown media type'));
      if ((entry.sizeBytes ?? 0) > MAX_FILE_BYTES) return err(failure('CERT_TOO_LARGE'));
      const promised = await codeSystem.file(route, intent, token, entry);
      if (!promised.ok) return promised;
      const { sizeBytes, sm3, downloadUrl } = promised.value;
      const mediaType = mediaTypeOf(promised.value.mediaType);
      // List and handle must promise the same file.
      if (sizeBytes !== entry.sizeBytes || sm3 !== entry.sm3 || mediaType !== entry.mediaType) {
        return err(failure('CERT_DIGEST', 'list and file differ'));
      }
      const { signal } = intent;
      const limits = { timeoutMs, ...(signal ? { signal } : {}) };
      return download({ url: downloadUrl, sizeBytes, sm3, mediaType, from: route.fileUrl }, limits);
    },
  };
}
