import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import {
  type admitSignedCall as question,
  type HeardBy,
  readSignHeader,
  readTimestamp,
  type ReplyOf,
  type SignedParameters,
  type VxpCall,
  vxpCalls,
} from '@edoc-axis/contracts';
import { CataloguedError, type Scope } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { secretsInForce } from '../keys-in-force.js';
import { demandAddress } from './demand-address.js';
import { openedSecret } from './opened-secret.js';
import { scopesOf } from './scopes-of-system.js';
import { signAccessToken, type SigningPorts } from './sign-access-token.js';

export interface SignedCallPorts extends SigningPorts {
  /** Open the secrets of systems, newest first. */
  readonly secretsKeys: () => readonly KeyObject[];
  readonly signedCallAgeMs: number;
}

/** What each call may do with the token it gets: that of one is no key to another. */
const scopesOfCalls: Readonly<Record<VxpCall, readonly Scope[]>> = {
  // A status packet answers, or takes back.
  sendEdoc: ['send', 'receive'],
  getReceivedEdocList: ['receive'],
  getEdoc: ['receive'],
  downloadEdoc: ['receive'],
  updateStatus: ['receive'],
  countReceiveEdoc: ['receive'],
  countReceiveStatus: ['receive'],
  getSentEdocList: ['track'],
  getAgenciesList: ['directory'],
  getAgenciesListQD20: ['directory'],
  getSynchronizeUnit: ['directory'],
  registerAgency: ['directory'],
  deleteAgency: ['directory'],
};

/** Such a client keeps the time at which it was started: clocks that run ahead of ours are another matter. */
const aheadMsMax = 5 * 60_000;

/**
 * A system proves itself by the HMAC of its headers and gets an access token for this one call. Neither method, path nor
 * body is signed, so whatever the call acts by must stand in what is.
 * @param address where it calls from, as the gateway saw it
 * @throws CataloguedError `caller.signed-header-missing`; `caller.signed-header-wrong` for a wrong secret and for a system
 *   nobody knows, which a stranger cannot tell apart; `caller.address-not-allowed`; `caller.timestamp-outside`;
 *   `system.disabled`
 */
export async function admitSignedCall(
  ports: SignedCallPorts,
  { call, signHeader, hashHeader }: HeardBy<typeof question>,
  address: string | undefined,
): Promise<ReplyOf<typeof question>> {
  const { directory } = ports;
  const parameters = readSignHeader(signHeader);
  for (const name of ['systemid', 'timestamp', ...vxpCalls[call]]) demand(parameters, name);
  const system = demand(parameters, 'systemid');
  if (!(await isSignedBy(system, ports, { signHeader, hashHeader }))) {
    throw new CataloguedError('caller.signed-header-wrong');
  }
  demandAddress(directory, system, address);
  const { suspended, suspensionReason, signedCallAgeHours } = directory.system(system) ?? {};
  const ageMs = signedCallAgeHours === undefined ? ports.signedCallAgeMs : signedCallAgeHours * hourMs;
  demandRecent(demand(parameters, 'timestamp'), ageMs, ports.clock.now());
  if (suspended) throw new CataloguedError('system.disabled', { reason: suspensionReason });
  const scopes = scopesOfCalls[call].filter((scope) => scopesOf(directory, system).includes(scope));
  const { accessToken } = await signAccessToken(ports, { system, scopes, jti: newId() });
  return { accessToken };
}

function demand(parameters: SignedParameters, name: string): string {
  const value = parameters.get(name);
  if (value === undefined || value === '') throw new CataloguedError('caller.signed-header-missing', { name });
  return value;
}

async function isSignedBy(
  system: string,
  { directory, clock, secretsKeys }: SignedCallPorts,
  { signHeader, hashHeader }: { readonly signHeader: string; readonly hashHeader: string },
): Promise<boolean> {
  // The secrets of other doors sign nothing here.
  if (directory.system(system)?.door !== 'vxp') return false;
  const said = Buffer.from(hashHeader, 'hex');
  // The bytes as they came over the line, whatever they mean.
  const signed = Buffer.from(signHeader, 'latin1');
  for (const key of secretsInForce(directory, system, clock.now())) {
    const secret = await openedSecret(key, system, secretsKeys);
    const computed = createHmac('sha256', secret).update(signed).digest();
    if (said.length === computed.length && timingSafeEqual(said, computed)) return true;
  }
  return false;
}

/** There is no nonce: how long a call that was overheard can be repeated is decided here. */
function demandRecent(timestamp: string, ageMs: number, now: Date): void {
  const agoMs = now.getTime() - (readTimestamp(timestamp)?.getTime() ?? -Infinity);
  if (agoMs <= ageMs && agoMs >= -aheadMsMax) return;
  throw new CataloguedError('caller.timestamp-outside', { timestamp, ageMs, nowAt: now.toISOString() });
}

const hourMs = 60 * 60_000;
