import { createHash, createHmac } from 'node:crypto';

/*
 * A client of the national axis' interface, written from the description of how real ones behave and from nothing of ours.
 */

export interface VxpSettings {
  /** Any base address. */
  readonly endpoint: string;
  readonly systemId: string;
  readonly secret: string;
}

export interface VxpAnswer {
  readonly status: string;
  readonly ErrorCode: string;
  readonly ErrorDesc: string;
  readonly DocId?: string;
  readonly data?: unknown;
  readonly count?: unknown;
}

export interface VxpCall {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: Buffer;
  /** Sent and not signed. */
  readonly unsigned?: Readonly<Record<string, string>>;
}

interface Sending {
  readonly messagetype?: string;
  readonly to?: string[];
}

export type VxpClient = ReturnType<typeof aVxpClient>;

export function aVxpClient({ endpoint, systemId, secret }: VxpSettings, madeAt = new Date()) {
  // As real clients do: once, when the client object is made.
  const timestamp = timestampOf(madeAt);

  /** The headers of a call, signed. */
  function headersOf({ parameters, contentType = 'application/json', unsigned = {} }: VxpCall): Record<string, string> {
    const pairs = Object.entries({ systemid: systemId, ...parameters, timestamp, 'Content-Type': contentType });
    const headers = pairs.map(([name, value]): [string, string] => [`XroadVnpt-${name}`, value]);
    const signed = JSON.stringify(Object.fromEntries(headers));
    return {
      ...Object.fromEntries(headers),
      'XroadVnpt-sign-header-key': pairs.map(([name]) => name).join(';'),
      'XroadVnpt-sign-header': signed,
      'XroadVnpt-hash-header': createHmac('sha256', secret).update(signed, 'utf8').digest('hex'),
      'XroadVnpt-version': '3.0.201608',
      'User-Agent': 'JAVASDKAgent/1.0.0 XRoad/VPCP',
      'Content-Type': contentType,
      ...unsigned,
    };
  }

  async function post(path: string, headers: Record<string, string>, body: Buffer | undefined): Promise<VxpAnswer> {
    return read(await fetch(`${endpoint}/${path}`, { method: 'POST', headers, body: body && new Uint8Array(body) }));
  }

  async function read(answer: Response): Promise<VxpAnswer> {
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (bytes.some((byte) => byte > 0x7f)) throw new Error('The answer is not ASCII.');
    const read = JSON.parse(bytes.toString('ascii')) as VxpAnswer;
    for (const name of ['status', 'ErrorCode', 'ErrorDesc'] as const) {
      if (typeof read[name] !== 'string') throw new Error(`${name} is no text in ${bytes}.`);
    }
    return read;
  }

  const call = (wanted: VxpCall) => post(wanted.path, headersOf(wanted), wanted.body);
  const get = (wanted: VxpCall) => fetch(`${endpoint}/${wanted.path}`, { headers: headersOf(wanted) });
  const emptyObject = Buffer.from('{}');

  /** The call that sends a packet. */
  function sending(packet: Buffer, from: string, { messagetype = 'edoc', to }: Sending = {}): VxpCall {
    return {
      path: 'sendEdoc',
      parameters: {
        ...{ servicetype: 'eDoc', messagetype, 'hash-file': unpaddedHex(packet), from },
        ...(to ? { to: JSON.stringify(to) } : {}),
      },
      contentType: 'application/octet-stream',
      body: Buffer.concat([packet, Buffer.from('\r\n')]),
    };
  }

  return {
    headersOf,
    post,
    call,
    sending,

    sendEdoc: (packet: Buffer, from: string, more?: Sending) => call(sending(packet, from, more)),

    getReceivedEdocList: (messagetype = 'edoc', more: Record<string, string> = {}) =>
      call({ path: 'getReceivedEdocList', parameters: { servicetype: 'eDoc', messagetype, ...more } }),

    getSentEdocList: (more: Record<string, string> = {}) =>
      call({ path: 'getSentEdocList', parameters: { servicetype: 'eDoc', messagetype: 'edoc', ...more } }),

    getEdoc: (docId: string) => call({ path: 'getEdoc', parameters: { docId }, body: emptyObject }),

    /** The packet's bytes, or the refusal. */
    downloadEdoc: async (docId: string): Promise<Buffer | VxpAnswer> => {
      const answer = await get({ path: 'downloadEdoc', parameters: { docId } });
      const isRefused = answer.headers.get('content-type')?.startsWith('application/json');
      return isRefused ? read(answer) : Buffer.from(await answer.arrayBuffer());
    },

    updateStatus: (docId: string, status: string) =>
      call({ path: 'updateStatus', parameters: { docId, status }, body: emptyObject }),

    /** As its library asks, and as its documentation says. */
    count: async (path: 'countReceiveEdoc' | 'countReceiveStatus', method: 'POST' | 'GET' = 'POST') => {
      const wanted = { path, parameters: { servicetype: 'eDoc' }, body: emptyObject };
      return method === 'POST' ? call(wanted) : read(await get(wanted));
    },

    getAgenciesList: () => call({ path: 'getAgenciesList', parameters: {} }),

    getAgenciesListQD20: (level = '1') => call({ path: 'getAgenciesListQD20', parameters: { level } }),

    getSynchronizeUnit: () => call({ path: 'getSynchronizeUnit', parameters: {} }),

    registerAgency: (agency: object) =>
      call({ path: 'registerAgency', parameters: {}, body: Buffer.from(JSON.stringify(agency)) }),

    deleteAgency: (AgencyCode: string) => call({ path: 'deleteAgency', parameters: { AgencyCode }, body: emptyObject }),
  };
}

/** Each byte as Java's `Integer.toHexString` writes it. */
function unpaddedHex(bytes: Buffer): string {
  return [...createHash('sha256').update(bytes).digest()].map((byte) => byte.toString(16)).join('');
}

/** `ddMMyyyy'T'HHmmss+SSSS` in Việt Nam. */
function timestampOf(at: Date): string {
  const [date = '', time = ''] = new Date(at.getTime() + 7 * 3_600_000).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}${month}${year}T${time.slice(0, 8).replaceAll(':', '')}+0${time.slice(9, 12)}`;
}
