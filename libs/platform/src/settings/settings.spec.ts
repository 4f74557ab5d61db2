import { readLanguage, readSettings, SettingsError } from './settings.js';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  it('stand without a single variable: loopback, no TLS, two persons', () => {
    const settings = readSettings({});
    expect(settings.door).toEqual({
      ...{ host: '127.0.0.1', port: 8080, adminPort: 9080, tls: undefined, insecure: false },
      proxies: [],
    });
    expect(settings.url).toBe('http://127.0.0.1:8080');
    expect(settings.twoPersons).toBe('once-joined');
    expect(settings.databaseUrl).toBeUndefined();
    expect(settings.contentFolder).toBe(`${settings.home}/content`);
    expect(settings.times.leaseMs).toBe(300_000);
    expect(settings.warnings).toEqual([]);
  });

  it('cannot be changed after they are read', () => {
    const settings = readSettings({});
    expect(() => Object.assign(settings.limits, { packetBytesMax: 1 })).toThrow(TypeError);
  });

  it('open the door to others only with TLS or when the operator says that TLS ends elsewhere', () => {
    expect(readSettings({ EDOC_INSECURE: 'on' }).door.host).toBe('0.0.0.0');
    const withTls = readSettings({ EDOC_TLS_CERT: '/a.pem', EDOC_TLS_KEY: '/k.pem', EDOC_PORT: '8443' });
    expect(withTls.door.host).toBe('0.0.0.0');
    expect(withTls.url).toBe('https://127.0.0.1:8443');
  });

  it('ask about revocation at public addresses, unless others are listed or nobody is to be asked', () => {
    const allowed = (list?: string) => readSettings(list ? { EDOC_REVOCATION_ALLOW: list } : {}).revocationAllow;
    expect(allowed()).toEqual(['public']);
    expect(allowed('public, 10.1.0.0/16 fd00::/8,192.168.7.7')).toEqual([
      ...['public', '10.1.0.0/16', 'fd00::/8', '192.168.7.7'],
    ]);
    expect(allowed('none')).toEqual([]);
    for (const wrong of ['10.1.0.0/33', 'ocsp.example', '10.1.0', '10.1.0.0/16/8', 'fd00::/129']) {
      expect(problemsOf({ EDOC_REVOCATION_ALLOW: wrong })).toEqual([expect.stringContaining(`"${wrong}"`)]);
    }
  });

  it('say what makes a document acceptable where its agency says nothing: either signature, unless it is set', () => {
    expect(readSettings({}).policy).toBe('either');
    expect(readSettings({ EDOC_POLICY: 'both' }).policy).toBe('both');
    expect(problemsOf({ EDOC_POLICY: 'none' })).toEqual([expect.stringContaining('EDOC_POLICY')]);
  });

  it('say which stored packets are read anew: all, a share of them or none', () => {
    const share = (word?: string) => readSettings(word === undefined ? {} : { EDOC_REREAD: word }).rereadShare;
    expect([
      share(),
      share('all'),
      share('ALL'),
      share('0.1'),
      share('.25'),
      share('1'),
      share('off'),
      share('0'),
    ]).toEqual([1, 1, 1, 0.1, 0.25, 1, 0, 0]);
    for (const wrong of ['some', '1.5', '-0.1', '10%', '2', '.']) {
      expect(problemsOf({ EDOC_REREAD: wrong })).toEqual([expect.stringContaining(`"${wrong}"`)]);
    }
  });

  it('name every mistake at once, in plain sentences', () => {
    expect(
      problemsOf({
        EDOC_PORT: '80a',
        EDOC_LANG: 'fr',
        EDOC_TLS_CERT: 'a.pem',
        EDOC_AXIS: 'a b',
        EDOC_TWO_PERSONS: '2',
      }),
    ).toEqual([
      'EDOC_PORT must be a whole number from 0 to 65535, not "80a".',
      'EDOC_TLS_CERT and EDOC_TLS_KEY belong together: set both or neither.',
      'EDOC_AXIS must be letters, digits, dots and dashes, not "a b".',
      'EDOC_LANG must be vi or en, not "fr".',
      'EDOC_TWO_PERSONS must be on or off, not "2".',
    ]);
  });

  it('never repeat a database address, which carries a password', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://edoc:s3cret@db/edoc' });
    expect(problems).toEqual(['DATABASE_URL must be an address that begins with postgres:// or postgresql://.']);
  });

  it('tell nobody of anything, unless a mail server with a sender is set, or an address to call with a secret', () => {
    expect(readSettings({}).notices).toEqual({ mail: undefined, call: undefined });
    const set = {
      ...{ EDOC_MAIL_URL: 'smtps://truc:s3cret@mail.example:465', EDOC_MAIL_FROM: 'truc@example.gov.vn' },
      ...{ EDOC_NOTICE_URL: 'https://sms.example/notices', EDOC_NOTICE_SECRET_FILE: '/etc/edoc/secret' },
    };
    expect(readSettings(set).notices).toEqual({
      mail: { url: 'smtps://truc:s3cret@mail.example:465', from: 'truc@example.gov.vn', needsTls: true },
      call: { url: 'https://sms.example/notices', secretFile: '/etc/edoc/secret' },
    });
    expect(problemsOf({ ...set, EDOC_MAIL_FROM: '', EDOC_NOTICE_SECRET_FILE: '' })).toEqual([
      'EDOC_MAIL_URL and EDOC_MAIL_FROM belong together: set both or neither.',
      'EDOC_NOTICE_URL and EDOC_NOTICE_SECRET_FILE belong together: set both or neither.',
    ]);
    for (const from of ['truc', 'Trục <truc@example.vn>', 'a@b.vn, c@d.vn']) {
      expect(problemsOf({ ...set, EDOC_MAIL_FROM: from })).toEqual([expect.stringContaining('an address such as')]);
    }
    const mailBy = (EDOC_MAIL_URL: string) => readSettings({ ...set, EDOC_MAIL_URL }).notices.mail?.needsTls;
    expect(
      ['smtp://truc:s3cret@mail.example', 'smtp://mail.example', 'smtp://truc:s3cret@localhost'].map(mailBy),
    ).toEqual([...[true, false, false]]);
    expect(problemsOf({ ...set, EDOC_NOTICE_URL: 'http://sms.example' })).toEqual([
      expect.stringContaining('must be https'),
    ]);
    expect(problemsOf({ ...set, EDOC_NOTICE_URL: 'http://127.0.0.1:9000/notices' })).toEqual([]);
    const problems = [
      ...problemsOf({ ...set, EDOC_MAIL_URL: 'ftp://truc:s3cret@mail.example' }),
      ...problemsOf({ ...set, EDOC_NOTICE_URL: 'https://me:s3cret@sms.example' }),
    ];
    expect(problems.join()).toContain('without user and password');
    expect(problems.join()).not.toContain('s3cret');
  });

  it('take a content folder as a path or as a file address, and nothing else yet', () => {
    expect(readSettings({ CONTENT_URL: '/srv/edoc' }).contentFolder).toBe('/srv/edoc');
    expect(readSettings({ CONTENT_URL: 'file:///srv/edoc' }).contentFolder).toBe('/srv/edoc');
    expect(problemsOf({ CONTENT_URL: 's3://bucket' })[0]).toContain('CONTENT_URL must be a folder');
  });

  it('take the outside address in one form only, for clients name it to prove whom they mean', () => {
    expect(readSettings({ EDOC_URL: 'https://truc.example.gov.vn/' }).url).toBe('https://truc.example.gov.vn');
    for (const url of ['https://me:s3cret@truc.example.gov.vn', 'https://truc.example.gov.vn/?a', 'http://truc/#a']) {
      expect(problemsOf({ EDOC_URL: url })).toEqual(['EDOC_URL must be an address without user, password, ? and #.']);
    }
  });

  it('tell the language whatever else is wrong', () => {
    expect(readLanguage({ EDOC_LANG: 'en', EDOC_PORT: 'x' })).toBe('en');
    expect(readLanguage({ EDOC_LANG: 'fr' })).toBe('vi');
  });

  it('treat an empty variable as unset', () => {
    expect(readSettings({ EDOC_PORT: '', EDOC_AXIS: ' ' })).toMatchObject({ door: { port: 8080 }, axis: 'VN.TEST' });
  });

  it('warn about a variable of ours that means nothing', () => {
    expect(readSettings({ EDOC_PROT: '1' }).warnings).toEqual([
      'EDOC_PROT is not a setting of this program and changes nothing.',
    ]);
  });

  it('warn about the one by which tests make processes crash', () => {
    expect(readSettings({ EDOC_HALT_FOLDER: '/tmp/halts' }).warnings).toEqual([
      expect.stringContaining('is for tests'),
    ]);
  });
});
