import { failedVectors, VECTORS } from '../../../crypto/vectors.test-support.ts';

process.parentPort.postMessage({ ran: VECTORS.length, failed: await failedVectors() });
