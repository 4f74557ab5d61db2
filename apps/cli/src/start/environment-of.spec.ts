import { environmentOf } from './environment-of.js';

const environment = {
  PATH: '/usr/bin',
  EDOC_HOME: '/srv/edoc',
  EDOC_TLS_KEY: '/etc/key.pem',
  EDOC_LANG: 'en',
  EDOC_UNHEARD_OF: '1',
  DATABASE_URL: 'postgresql://db/edoc',
  CONTENT_URL: '/srv/content',
  EDOC_MAIL_URL: 'smtps://truc:passw0rd@mail',
  EDOC_NOTICE_SECRET_FILE: '/srv/secret',
  PGPASSWORD: 's3cret',
  PGSSLMODE: 'verify-full',
  AWS_SECRET_ACCESS_KEY: 's3cret',
};

describe('the environment of a process', () => {
  it('tells the gateway where packets lie and how TLS is made, and of no database', () => {
    const { PATH, EDOC_HOME, EDOC_TLS_KEY, EDOC_LANG, EDOC_UNHEARD_OF, CONTENT_URL } = environment;
    expect(environmentOf('gateway', environment)).toEqual({
      PATH,
      EDOC_HOME,
      EDOC_TLS_KEY,
      EDOC_LANG,
      EDOC_UNHEARD_OF,
      CONTENT_URL,
    });
  });

  it('tells the others of the database and of no key of the door', () => {
    for (const role of ['registry', 'exchange', 'tracker'] as const) {
      expect(environmentOf(role, environment)).toMatchObject({
        DATABASE_URL: environment.DATABASE_URL,
        PGSSLMODE: 'verify-full',
      });
      expect(environmentOf(role, environment)).not.toHaveProperty('EDOC_TLS_KEY');
    }
    expect(environmentOf('registry', environment)).not.toHaveProperty('CONTENT_URL');
  });

  it('tells the tracker alone how people are told of things', () => {
    const { EDOC_MAIL_URL, EDOC_NOTICE_SECRET_FILE } = environment;
    expect(environmentOf('tracker', environment)).toMatchObject({ EDOC_MAIL_URL, EDOC_NOTICE_SECRET_FILE });
    for (const role of ['gateway', 'registry', 'exchange'] as const) {
      expect(JSON.stringify(environmentOf(role, environment))).not.toMatch(/EDOC_MAIL|EDOC_NOTICE/);
    }
  });

  it('hands on nothing else we inherited', () => {
    for (const role of ['gateway', 'registry', 'exchange', 'tracker'] as const) {
      expect(JSON.stringify(environmentOf(role, environment))).not.toContain('s3cret');
    }
  });
});
