/**
 * A program that uses the card in a reader, as a bank's or an office's would: connects to it, says so
 * on its standard output, and stays until it is killed. Argument: name of the reader. For Linux.
 */
import koffi from 'koffi';

const SCOPE_SYSTEM = 2;
const SHARE_SHARED = 2;
const PROTOCOL_ANY = 3;

const library = koffi.load('libpcsclite.so.1');
const out = koffi.out(koffi.pointer('long'));
const establish = library.func('SCardEstablishContext', 'long', ['ulong', 'void *', 'void *', out]);
const connect = library.func('SCardConnect', 'long', ['long', 'str', 'ulong', 'ulong', out, out]);

const context = [0];
const name = process.argv[2];
const established = Number(establish(SCOPE_SYSTEM, null, null, context));
const code = established || Number(connect(context[0], name, SHARE_SHARED, PROTOCOL_ANY, [0], [0]));
if (code !== 0) throw new Error(`the card cannot be used: 0x${(code >>> 0).toString(16)}`);
process.stdout.write('held');
setInterval(() => {}, 60_000);
