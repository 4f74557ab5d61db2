/** Codes of PostgreSQL (appendix A) and of the socket that mean: nobody is there to answer, try later. */
const codes = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT']);
const messages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** True when the database, not the statement, is what failed. */
export function isDatabaseUnavailable(error: Error): boolean {
  const { code, syscall, severity } = error as { code?: string; syscall?: string; severity?: string };
  // A file that is missing is ENOENT as well; only a connection's counts.
  if (syscall !== undefined) return syscall === 'connect' && code !== undefined && codes.has(code);
  if (severity !== undefined) return code !== undefined && (codes.has(code) || code.startsWith('08'));
  return messages.test(error.message);
}
