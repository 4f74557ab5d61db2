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

/**
 * Time by the clock in milliseconds that one waits for xmlsec1 to verify a packet, from its start to its end, less what
 * it takes to start and end with a packet that is next to nothing; undefined where it is not installed.
 */
export async function waitForXmlsec(
  packet: string,
  smallPacket: string,
  authority: string,
): Promise<number | undefined> {
  const smallMs = await waitMs(smallPacket, authority);
  const wholeMs = await waitMs(packet, authority);
  return smallMs === undefined || wholeMs === undefined ? undefined : wholeMs - smallMs;
}

async function waitMs(packet: string, authority: string): Promise<number | undefined> {
  const begunAt = performance.now();
  const printed = await runProgram('xmlsec1', ['--verify', '--trusted-pem', authority, packet]);
  return printed === undefined ? undefined : performance.now() - begunAt;
}
