/*
 * A client of the provincial axis' interface, written from the description of how real ones behave and from nothing of ours.
 */

export interface ProvincialSettings {
  /** Any base address. */
  readonly endpoint: string;
  readonly username: string;
  readonly password: string;
  readonly applicationCode: string;
  readonly systemId: string;
  readonly secretKey: string;
}

export interface ProvincialAnswer {
  readonly status: number;
  readonly success?: boolean;
  readonly message: string;
  readonly count?: number;
  readonly docId?: string;
  readonly data?: unknown;
}

export interface GotEdoc {
  readonly docId: string;
  readonly from: string;
  readonly fromName: string;
  readonly edocCode: string;
  readonly edocAbstract: string;
  readonly edxml: string;
  readonly attachments: readonly { readonly fileName: string; readonly fileContent: string }[];
}

export type ProvincialClient = ReturnType<typeof aProvincialClient>;

export function aProvincialClient(settings: ProvincialSettings) {
  const { endpoint, systemId, secretKey } = settings;
  let token: string | undefined;

  /** Every answer is JSON with a message, whatever it was that was asked. */
  async function ask(path: string, request: RequestInit = {}): Promise<ProvincialAnswer> {
    const answer = await fetch(`${endpoint}${path}`, request);
    const text = await answer.text();
    const read = JSON.parse(text) as Omit<ProvincialAnswer, 'status'>;
    if (typeof read.message !== 'string') throw new Error(`message is no text in ${text}.`);
    if (!/^application\/json\b/.test(answer.headers.get('content-type') ?? ''))
      throw new Error('It is not called JSON.');
    return { ...read, status: answer.status };
  }

  async function login(): Promise<ProvincialAnswer> {
    const { username, password, applicationCode } = settings;
    const wanted = { username, password, applicationCode, otp: null, twoFactorProvider: null, typeObjs: [0, 1] };
    const answer = await ask('/v1/auth/login?allow_anonymous=true', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wanted),
    });
    token = (answer.data as { token?: string } | null)?.token;
    return answer;
  }

  const bearer = (): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` });

  function headers(): Record<string, string> {
    return { ...bearer(), 'X-SystemId': systemId, 'X-SecretKey': secretKey };
  }

  /** Once it has signed in it goes on with what it got, until it is told to sign in again. */
  const get = (path: string, parameters: Record<string, string> = {}) =>
    ask(`${path}?${new URLSearchParams(parameters)}`, { headers: headers() });

  return {
    ask,
    headers,
    login,
    get,

    sendEdoc(packet: Uint8Array, messageType = 'edoc', fileFirst = true): Promise<ProvincialAnswer> {
      const form = new FormData();
      if (!fileFirst) form.append('messageType', messageType);
      form.append('edocFile', new Blob([new Uint8Array(packet)], { type: 'application/xml' }), 'van-ban.edxml');
      if (fileFirst) form.append('messageType', messageType);
      return ask('/v1/sendEdoc', { method: 'POST', headers: headers(), body: form });
    },

    syncReceivedEdocList: (messageType = 'edoc', days: { fromDate?: string; toDate?: string } = {}) =>
      get('/v1/syncReceivedEdocList', { messageType, ...days }),

    getEdoc: (docId: string) => get('/v1/getEdoc', { docId }),

    updateStatus: (docId: string, status: string, more: object = {}) =>
      ask('/v1/updateStatus', {
        method: 'POST',
        headers: { ...headers(), 'content-type': 'application/json' },
        body: JSON.stringify({ docId, status, ...more }),
      }),

    getAgenciesList: () => ask('/v1/getAgenciesList', { headers: bearer() }),

    getReceiveStatus: (docId?: string) => get('/v1/getReceiveStatus', docId === undefined ? {} : { docId }),
  };
}
