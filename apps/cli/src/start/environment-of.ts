import type { KeptRole } from './kept-role.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What any program needs to run at all, here and on other systems, and how Node itself was told to behave. */
const everyProgram = /^(PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|TMP|TEMP|SystemRoot|NODE_\w+|SSL_CERT_\w+)$/i;
/** Settings of one process alone are nobody else's business: a broken gateway shall not learn where the database is. */
const settingsOfSome: Readonly<Record<KeptRole, RegExp>> = {
  gateway: /^(EDOC_TLS_\w+|EDOC_PROXIES|CONTENT_URL)$/,
  registry: /^(DATABASE_URL|PGSSL\w+)$/,
  exchange: /^(DATABASE_URL|PGSSL\w+|CONTENT_URL)$/,
  tracker: /^(DATABASE_URL|PGSSL\w+|CONTENT_URL|EDOC_MAIL_\w+|EDOC_NOTICE_\w+)$/,
};
const ours = /^EDOC_/;

/** The variables a process is started with: its own settings and those of all, and nothing else of what we inherited. */
export function environmentOf(role: KeptRole, environment: Environment): Environment {
  const isOfSome = (name: string) => Object.values(settingsOfSome).some((names) => names.test(name));
  const isFor = (name: string) =>
    settingsOfSome[role].test(name) || everyProgram.test(name) || (ours.test(name) && !isOfSome(name));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isFor(name)));
}
