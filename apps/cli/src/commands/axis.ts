import { createClient, readCredentials, type AxisClient, type Credentials } from '@edoc-axis/client';
import { type AxisAddress, rememberedAddress } from '@edoc-axis/platform/home';
import type { Settings } from '@edoc-axis/platform/settings';
import type { CommandContext } from './command.js';
import { operatorKeys } from './operator-keys.js';
import { readSession } from './session-file.js';

/** The axis as the system of a credentials file sees it; EDOC_URL counts for more than the file, which may be older. */
export async function asSystem(
  file: string,
  { terminal, settings }: CommandContext,
): Promise<{ axis: AxisClient; credentials: Credentials }> {
  const credentials = await readCredentials(file);
  const identity = { name: credentials.system, keyPem: credentials.keyPem };
  const url = settings.urlGiven ? settings.url : credentials.url;
  return { axis: createClient(url, identity, terminal.language), credentials };
}

/**
 * The axis of this machine as its operator sees it: the key lies in its home.
 * @throws CataloguedError `home.missing` where no axis was ever started
 */
export function asOperator({ settings, terminal }: CommandContext): AxisClient {
  const { operatorKey } = operatorKeys(settings);
  const keyPem = operatorKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { url, door } = axisAddress(settings);
  return createClient(door, { name: 'operator', keyPem, knownAs: url }, terminal.language);
}

/**
 * The axis as an administrator sees it: the person whose session a file holds, or the operator of this machine.
 * @param file of `edoc person sign-in`; EDOC_SESSION when absent
 */
export async function asAdministrator(context: CommandContext, file?: string): Promise<AxisClient> {
  const { settings, terminal } = context;
  const from = file ?? settings.sessionFile;
  if (from === undefined) return asOperator(context);
  const { url, session } = await readSession(from);
  return createClient(settings.urlGiven ? settings.url : url, { session }, terminal.language);
}

/** Where the axis of this home was last started; or the one EDOC_URL names, when that is another. */
export function axisAddress({ home, url, urlGiven }: Settings): Pick<AxisAddress, 'url' | 'door'> {
  const here = rememberedAddress(home);
  return here && (!urlGiven || url === here.url) ? here : { url, door: url };
}
