import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultPolicy, policies, type Policy } from '@edoc-axis/domain';
import { isAddressRange } from '../net/allowed-addresses.js';
import { type Environment, readEnvironment } from './environment.js';
import { type NoticeSettings, noticeSettings } from './notice-settings.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export type TwoPersons = 'on' | 'off' | 'once-joined';

/** The processes that answer questions, each on its own port of this machine. */
export type AnsweringRole = 'registry' | 'exchange' | 'tracker';

/** Everything that may be set, read once at start. Sizes in bytes, times in milliseconds. */
export interface Settings {
  /** Stands in receipts as their issuer and in the root certificate. */
  readonly axis: string;
  readonly language: 'vi' | 'en';
  readonly home: string;
  /** How this axis is reached from outside; also the audience of client assertions. */
  readonly url: string;
  /** EDOC_URL was set: the axis may be another machine's. */
  readonly urlGiven: boolean;
  readonly door: {
    readonly host: string;
    readonly port: number;
    readonly adminPort: number;
    readonly tls?: { readonly certFile: string; readonly keyFile: string };
    /** TLS ends somewhere in front of us, and the operator said so. */
    readonly insecure: boolean;
    /** Addresses and ranges (CIDR) of what stands in front of us: where a call comes from is what these say. */
    readonly proxies: readonly string[];
  };
  /** Absent: the embedded PostgreSQL under `home`. */
  readonly databaseUrl?: string;
  readonly contentFolder: string;
  readonly logLevel: LogLevel;
  /** What makes a document acceptable from an agency that has no policy of its own. */
  readonly policy: Policy;
  /** Whether grave acts need two; `once-joined`: as soon as the axis has an administrator beside its operator. */
  readonly twoPersons: TwoPersons;
  /** Where revocation may be asked: `public`, and addresses or ranges (CIDR) beside or instead of it. */
  readonly revocationAllow: readonly string[];
  /** The session of a person, in whose name administering commands act: see `edoc person sign-in`. */
  readonly sessionFile?: string;
  /** Of accepted packets, the share that the tracker reads anew: from 0, none, to 1, all. */
  readonly rereadShare: number;
  /** The file of working time, holidays and deadlines; without it, as usual. */
  readonly calendarFile?: string;
  readonly notices: NoticeSettings;
  /** For tests of crashes alone, and never set otherwise: see `haltPoint`. */
  readonly haltFolder?: string;
  /** Those that were set; see `usualPorts`. */
  readonly ports: Readonly<Partial<Record<AnsweringRole, number>>>;
  readonly limits: {
    readonly packetBytesMax: number;
    readonly headerBytesMax: number;
    readonly attachmentsMax: number;
    readonly recipientsMax: number;
    readonly requestsPerMinuteMax: number;
    readonly bytesPerHourMax: number;
    readonly packetsInFlightMax: number;
  };
  readonly times: {
    readonly leaseMs: number;
    readonly timeToLiveMs: number;
    readonly revocationEveryMs: number;
    readonly revocationGraceMs: number;
    readonly revocationsKeptMs: number;
    /** The exchange accepts nothing by a directory that nobody has confirmed for longer. */
    readonly directoryAgeMs: number;
    readonly accessTokenMs: number;
    /** Calls of the national axis' interface may have been signed so long ago. */
    readonly signedCallAgeMs: number;
    readonly shutdownMs: number;
  };
  /** Sentences for the log: what was set and means nothing. */
  readonly warnings: readonly string[];
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * The only reader of the environment.
 * @throws SettingsError with one plain sentence for each thing that is wrong
 */
export function readSettings(environment: Environment = process.env): Settings {
  const read = readEnvironment(environment);

  const home = resolve(read.text('EDOC_HOME') ?? '.edoc');
  const port = read.whole('EDOC_PORT', 8080, 0, portMax);
  const certFile = read.text('EDOC_TLS_CERT');
  const keyFile = read.text('EDOC_TLS_KEY');
  const insecure = read.switch('EDOC_INSECURE', false);
  if (!certFile !== !keyFile) {
    read.problems.push('EDOC_TLS_CERT and EDOC_TLS_KEY belong together: set both or neither.');
  }
  const tls = certFile && keyFile ? { certFile: resolve(certFile), keyFile: resolve(keyFile) } : undefined;
  const url = outsideUrl(read);

  const settings: Omit<Settings, 'warnings'> = {
    axis: read.text('EDOC_AXIS', /^[A-Za-z0-9][A-Za-z0-9.-]{0,62}$/, 'letters, digits, dots and dashes') ?? 'VN.TEST',
    language: read.oneOf('EDOC_LANG', ['vi', 'en'], 'vi'),
    home,
    urlGiven: url !== undefined,
    url: url ?? `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    door: {
      // Without TLS strangers would send credentials in the clear, so only this machine may knock.
      host: tls || insecure ? '0.0.0.0' : '127.0.0.1',
      port,
      adminPort: read.whole('EDOC_ADMIN_PORT', 9080, 0, portMax),
      tls,
      insecure,
      proxies: proxies(read),
    },
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:'])?.href,
    contentFolder: contentFolder(read, home),
    logLevel: read.oneOf('EDOC_LOG', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
    policy: read.oneOf('EDOC_POLICY', policies, defaultPolicy),
    twoPersons: twoPersons(read),
    sessionFile: read.text('EDOC_SESSION'),
    revocationAllow: revocationAllow(read),
    rereadShare: rereadShare(read),
    calendarFile: pathOf(read.text('EDOC_CALENDAR')),
    notices: noticeSettings(read),
    haltFolder: read.text('EDOC_HALT_FOLDER'),
    ports: {
      registry: read.whole('EDOC_REGISTRY_PORT', undefined, 0, portMax),
      exchange: read.whole('EDOC_EXCHANGE_PORT', undefined, 0, portMax),
      tracker: read.whole('EDOC_TRACKER_PORT', undefined, 0, portMax),
    },
    limits: {
      packetBytesMax: read.whole('EDOC_PACKET_BYTES_MAX', 2 * gibibyte, 1024, 2 * gibibyte),
      headerBytesMax: read.whole('EDOC_HEADER_BYTES_MAX', 16 * mebibyte, 1024, 64 * mebibyte),
      attachmentsMax: read.whole('EDOC_ATTACHMENTS_MAX', 500, 1, 10_000),
      recipientsMax: read.whole('EDOC_RECIPIENTS_MAX', 10_000, 1, 100_000),
      requestsPerMinuteMax: read.whole('EDOC_REQUESTS_PER_MINUTE_MAX', 6_000, 1, 10_000_000),
      bytesPerHourMax: read.whole('EDOC_BYTES_PER_HOUR_MAX', 100 * gibibyte, mebibyte, 1024 * 1024 * gibibyte),
      packetsInFlightMax: read.whole('EDOC_PACKETS_IN_FLIGHT_MAX', 64, 1, 10_000),
    },
    times: {
      leaseMs: read.whole('EDOC_LEASE_SECONDS', 300, 5, 86_400) * second,
      timeToLiveMs: read.whole('EDOC_TIME_TO_LIVE_DAYS', 30, 1, 3_650) * day,
      revocationEveryMs: read.whole('EDOC_REVOCATION_EVERY_SECONDS', 15, 1, 3_600) * second,
      revocationGraceMs: read.whole('EDOC_REVOCATION_GRACE_HOURS', 72, 0, 24 * 365) * hour,
      revocationsKeptMs: read.whole('EDOC_REVOCATION_KEPT_DAYS', 90, 1, 3_650) * day,
      directoryAgeMs: read.whole('EDOC_DIRECTORY_AGE_HOURS', 24, 1, 24 * 365) * hour,
      accessTokenMs: read.whole('EDOC_ACCESS_TOKEN_SECONDS', 600, 30, 3_600) * second,
      signedCallAgeMs: read.whole('EDOC_SIGNED_CALL_AGE_HOURS', 24, 1, 24 * 31) * hour,
      shutdownMs: read.whole('EDOC_SHUTDOWN_SECONDS', 10, 1, 600) * second,
    },
  };
  if (read.problems.length > 0) throw new SettingsError(read.problems);
  const warnings = read.unknown('EDOC_').map((name) => `${name} is not a setting of this program and changes nothing.`);
  if (settings.haltFolder !== undefined) warnings.push(haltWarning);
  return freezeDeeply({ ...settings, warnings });
}

/** Where the processes of an axis answer each other, unless somebody else is there already. */
export const usualPorts: Readonly<Record<AnsweringRole, number>> = { registry: 9081, exchange: 9082, tracker: 9083 };

/** The variables of this process, for those it starts. */
export function ownEnvironment(): Environment {
  return { ...process.env };
}

/** The language alone, for what must work whatever else is set; a language nobody knows is Vietnamese. */
export function readLanguage(environment: Environment = process.env): Settings['language'] {
  return readEnvironment(environment).oneOf('EDOC_LANG', ['vi', 'en'], 'vi');
}

const haltWarning = 'EDOC_HALT_FOLDER is for tests: whoever writes to that folder ends our processes. Unset it.';
const portMax = 65_535;
const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;
const second = 1_000;
const hour = 3_600 * second;
const day = 24 * hour;

function pathOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : resolve(written);
}

/** Clients put their paths behind it, and name it to prove whom they mean: it is written in one way only. */
function outsideUrl(read: ReturnType<typeof readEnvironment>): string | undefined {
  const url = read.url('EDOC_URL', ['http:', 'https:']);
  if (url && (url.username || url.password || url.search || url.hash)) {
    read.problems.push('EDOC_URL must be an address without user, password, ? and #.');
  }
  return url?.href.replace(/\/+$/, '');
}

/** `public` alone unless something else is set; `none` asks nobody. */
function revocationAllow(read: ReturnType<typeof readEnvironment>): string[] {
  const words = (read.text('EDOC_REVOCATION_ALLOW') ?? 'public').split(/[\s,]+/).filter((word) => word !== 'none');
  for (const word of words) {
    if (word === 'public' || isAddressRange(word)) continue;
    read.problems.push(
      `EDOC_REVOCATION_ALLOW must list public, none, addresses or ranges such as 10.1.0.0/16, not "${word}".`,
    );
  }
  return words;
}

/** Nobody is believed about where others call from unless it is named here. */
function proxies(read: ReturnType<typeof readEnvironment>): string[] {
  const words = (read.text('EDOC_PROXIES') ?? '').split(/[\s,]+/).filter((word) => word !== '');
  for (const word of words) {
    if (isAddressRange(word)) continue;
    read.problems.push(`EDOC_PROXIES must list addresses or ranges such as 10.1.0.0/16, not "${word}".`);
  }
  return words;
}

/** Unset, an axis can be made without a second person, and not be kept without one. */
function twoPersons(read: ReturnType<typeof readEnvironment>): TwoPersons {
  if (read.text('EDOC_TWO_PERSONS') === undefined) return 'once-joined';
  return read.switch('EDOC_TWO_PERSONS', true) ? 'on' : 'off';
}

function rereadShare(read: ReturnType<typeof readEnvironment>): number {
  const word = read.text('EDOC_REREAD') ?? 'all';
  const words: Readonly<Record<string, number>> = { all: 1, off: 0 };
  const share = words[word.toLowerCase()] ?? (/^[01]?\.\d{1,6}$|^[01]$/.test(word) ? Number(word) : NaN);
  if (share >= 0 && share <= 1) return share;
  read.problems.push(`EDOC_REREAD must be all, off or a share such as 0.1, not "${word}".`);
  return 1;
}

/** A folder, written as a path or as `file:///…`; other stores have no driver yet. */
function contentFolder(read: ReturnType<typeof readEnvironment>, home: string): string {
  const value = read.text('CONTENT_URL');
  if (value === undefined) return resolve(home, 'content');
  if (!/^[a-z][a-z0-9+.-]+:/i.test(value)) return resolve(value);
  try {
    return fileURLToPath(value);
  } catch {
    read.problems.push(`CONTENT_URL must be a folder or an address that begins with file:///, not "${value}".`);
    return home;
  }
}

function freezeDeeply<T extends object>(tree: T): T {
  for (const branch of Object.values(tree)) {
    if (typeof branch === 'object' && branch !== null) freezeDeeply(branch);
  }
  return Object.freeze(tree);
}
