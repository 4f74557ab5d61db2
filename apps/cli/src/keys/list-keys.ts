import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { type ListedKey, rotatedUses, type RotatedUse, sentences } from '@edoc-axis/domain';
import { isEncrypted, keyIdentifier, leewayMs, placesIn, privateKeyFiles } from '@edoc-axis/platform/home';
import type { KeyRing } from '@edoc-axis/platform/home';
import type { KeyObject } from 'node:crypto';

/** One key of the axis, as `edoc keys` shows it. */
export interface ShownKey {
  readonly use: string;
  readonly kid?: string;
  readonly since?: string;
  readonly until?: string;
  readonly ageDays?: number;
  readonly ended?: ListedKey['ended'];
  /** Where its private half lies, or would. */
  readonly file?: string;
  /** The mode of that file, or what else protects it: `gone` is the private half of a former key. */
  readonly kept: string;
  readonly advice?: Advice;
}

export interface Advice {
  readonly code: string;
  readonly sentence: { readonly vi: string; readonly en: string };
}

const dayMs = 86_400_000;

/** Every key there is and was: those of the signed list, then those that only this machine knows. */
export function listKeys(
  home: string,
  published: { readonly ring: Pick<KeyRing, 'list'>; readonly operatorKey: KeyObject },
  now: Date,
): ShownKey[] {
  const places = placesIn(home);
  const age = (since: string) => Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / dayMs));
  const listed = published.ring.list.keys.map(({ use, kid, since, until, ended }): ShownKey => {
    const file = ended ? undefined : use === 'axis-root' ? places.axis.rootKey : places.signer(use);
    const kept = file === undefined ? 'gone' : keptHow(file, use === 'axis-root' ? 'offline' : 'missing');
    const advice = use === 'axis-root' && file && existsSync(file) ? rootKeyAdvice(file) : undefined;
    return { use, kid, since, until, ageDays: age(since), ended, file, kept, advice };
  });
  const local = privateKeyFiles(home).filter(({ name }) => !isListed(name));
  return [
    ...listed,
    ...local.map(({ name, file }): ShownKey => {
      const own = { use: name, file, kept: keptHow(file, 'missing') };
      if (name === 'operator') return { ...own, kid: keyIdentifier(published.operatorKey) };
      const certificateFile = name.startsWith('transport ')
        ? file.replace(/-key\.pem$/, '.pem')
        : places.public.transport;
      if (!existsSync(certificateFile)) return own;
      const { validFrom, validTo } = new X509Certificate(readFileSync(certificateFile));
      const since = new Date(validFrom).toISOString();
      return { ...own, since, until: new Date(validTo).toISOString(), ageDays: age(since) };
    }),
  ];
}

/**
 * That the root key should be taken away from an axis that is in use: one older than a day.
 * @returns undefined when it was, or there is no axis
 */
export function adviceOnRootKey(home: string, now: Date): Advice | undefined {
  const places = placesIn(home);
  if (!existsSync(places.axis.rootKey) || !existsSync(places.public.root)) return undefined;
  const since = Date.parse(new X509Certificate(readFileSync(places.public.root)).validFrom) + leewayMs;
  return now.getTime() - since > dayMs ? rootKeyAdvice(places.axis.rootKey) : undefined;
}

function rootKeyAdvice(file: string): Advice {
  return { code: 'home.root-key-in-home', sentence: sentences('home.root-key-in-home', { file }) };
}

function isListed(name: string): boolean {
  return name === 'axis-root' || rotatedUses.includes(name as RotatedUse);
}

function keptHow(file: string, otherwise: string): string {
  if (!existsSync(file)) return otherwise;
  if (isEncrypted(readFileSync(file, 'utf8'))) return 'encrypted';
  return (statSync(file).mode & 0o777).toString(8).padStart(4, '0');
}
