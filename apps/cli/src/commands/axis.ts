import { createClient, readCredentials, type AxisClient, type Credentials } from '@edoc-axis/client';
import { openHome, rememberedPorts, type Settings } from '@edoc-axis/platform';
import type { CommandContext } from './command.js';

/** The axis as the system of a credentials file sees it. */
export async function asSystem(
  file: string,
  { terminal }: CommandContext,
): Promise<{ axis: AxisClient; credentials: Credentials }> {
  const credentials = await readCredentials(file);
  const identity = { name: credentials.system, keyPem: credentials.keyPem };
  return { axis: createClient(credentials.url, identity, terminal.language), credentials };
}

/** The axis of this machine as its operator sees it: the key lies in its home. */
export function asOperator({ settings, terminal }: CommandContext): AxisClient {
  const { operatorKey } = openHome(settings.home, settings.axis).keysOf('operator');
  const keyPem = operatorKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return createClient(axisUrl(settings), { name: 'operator', keyPem }, terminal.language);
}

/** EDOC_URL, or where the axis of this home was last started. */
export function axisUrl(settings: Settings): string {
  const port = rememberedPorts(settings.home)?.gateway;
  if (settings.urlGiven || port === undefined) return settings.url;
  return `${settings.door.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
}
