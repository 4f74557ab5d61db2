import { types } from 'node:util';

/** PostgreSQL's words (its appendix A, beside class 08) for: nobody is there to answer, try later. */
const statesOfServer = new Set(['57P01', '57P02', '57P03', '53300']);
/** The socket's words for the same. `ENOENT` is a socket's file, and counts only where a connection was sought. */
const codesOfSocket = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT']);
const wordsOfDriver =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * True when the database, not the statement, is what failed. Only for processes whose sockets are the database's: any
 * other broken connection looks the same.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const { code = '', syscall, severity } = error as { code?: string; syscall?: string; severity?: string };
  if (syscall !== undefined) return codesOfSocket.has(code) && (code !== 'ENOENT' || syscall === 'connect');
  if (severity !== undefined) return statesOfServer.has(code) || code.startsWith('08');
  return wordsOfDriver.test(error.message);
}

/** True when the database has no room to write: what is there can be read, and some room later everything goes on. */
export function isDatabaseFull(error: unknown): boolean {
  return types.isNativeError(error) && 'severity' in error && (error as { code?: string }).code === '53100';
}
