import { runProgram } from './run-program.js';

/**
 * Processor time in milliseconds that xmlsec1, a C program, needs to verify a packet once; undefined where it is not
 * installed. It reads the file anew and checks the certificate's path every time, as its users do.
 */
export async function timeXmlsec(packet: string, authority: string, times: number): Promise<number | undefined> {
  const printed = await runProgram('xmlsec1', [
    '--verify',
    '--trusted-pem',
    authority,
    '--repeat',
    String(times),
    packet,
  ]);
  if (printed === undefined) return undefined;
  const [, count, totalMs] = /Executed (\d+) tests in ([\d.]+) msec/.exec(printed) ?? [];
  if (!count || !totalMs) throw new Error(`xmlsec1 did not say how long it took: ${printed.slice(0, 500)}`);
  return Number(totalMs) / Number(count);
}
