import { cutText } from '@edoc-axis/domain';
import type { MailSettings } from '@edoc-axis/platform';
import { createTransport } from 'nodemailer';
import { type Channel, NotSent } from './channel.js';
import { type Letterhead, onOneLine, writeMail } from './write-notice.js';

const connectMs = 10_000;
const silenceMs = 30_000;
const connectionsMax = 4;
const problemCharactersMax = 300;

/**
 * Mail by one server. The Message-ID is made of the dispatch: a mail that is sent again, because nobody knows whether it
 * went, has the same.
 * @param url `smtp://user:password@host:port`, or `smtps:`
 */
export function openMailChannel({ url, from, needsTls }: MailSettings, letterhead: Letterhead): Channel {
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: connectionsMax },
    ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: silenceMs, dnsTimeout: connectMs },
    // A password is for nobody on the way: who takes the offer of TLS out of the conversation gets none.
    requireTLS: needsTls,
    // Nothing of ours comes from files or addresses.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send({ id, address }, notices, at) {
      // An object, not a text: a text may hold several addresses.
      const to = { name: '', address };
      const { subject, text } = writeMail(notices, letterhead);
      const headers = { 'Auto-Submitted': 'auto-generated' };
      const mail = { from: { name: '', address: from }, to, subject, text, headers };
      try {
        await transport.sendMail({ ...mail, messageId: `<${id}@${domain}>`, date: at });
      } catch (error) {
        throw notSent(error);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpError {
  readonly message?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
}

/** A server that will not have this recipient, or this mail, will not have it later. All else may be cured. */
function notSent(error: unknown): NotSent {
  const { message, responseCode, command } = error as SmtpError;
  const problem = cutText(onOneLine(String(message)), problemCharactersMax);
  const isAboutThis = command === 'RCPT TO' || command === 'DATA';
  if (!isAboutThis || typeof responseCode !== 'number') return new NotSent(problem, 'server');
  return new NotSent(problem, responseCode >= 500 ? 'address' : 'once');
}
