import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  readonly to: string;
  /** Unfolded and decoded; the names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly rawHead: string;
  readonly text: string;
}

/** A mail server on loopback that keeps what it takes. */
export async function startMailServer({ user, password }: { user?: string; password?: string } = {}) {
  const taken: TakenMail[] = [];
  const refused = new Map<string, number>();
  let port = 0;
  let server = listenWith();

  function listenWith(): SMTPServer {
    return new SMTPServer({
      ...{ authOptional: user === undefined, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 100 },
      allowInsecureAuth: true,
      onAuth(auth, _, done) {
        if (auth.username === user && auth.password === password) done(null, { user });
        else done(Object.assign(new Error('Wrong password.'), { responseCode: 535 }));
      },
      onRcptTo({ address }, _, done) {
        const responseCode = refused.get(address);
        if (responseCode === undefined) done();
        else done(Object.assign(new Error('Not here.'), { responseCode }));
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const [to] = session.envelope.rcptTo;
          taken.push({ to: to?.address ?? '', ...readMail(Buffer.concat(chunks).toString('latin1')) });
          done();
        });
      },
    });
  }

  const listen = () =>
    new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        port = (server.server.address() as AddressInfo).port;
        resolve();
      });
    });
  // Whoever hangs up while it stops is nobody's business.
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  await listen();
  return {
    taken,
    /** Answers to an address with this code. */
    refused,
    get url() {
      return `smtp://${user === undefined ? '' : `${user}:${password ?? ''}@`}127.0.0.1:${port}`;
    },
    stop: close,
    async startAgain() {
      server = listenWith();
      await listen();
    },
  };
}

function readMail(raw: string): Omit<TakenMail, 'to'> {
  const [rawHead = ''] = raw.split('\r\n\r\n', 1);
  const body = raw.slice(rawHead.length + 4);
  const headers = new Map(
    rawHead
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line): [string, string] => {
        const at = line.indexOf(':');
        return [line.slice(0, at).toLowerCase(), decodeWords(line.slice(at + 1).trim())];
      }),
  );
  const encoding = headers.get('content-transfer-encoding');
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? unquote(body) : body, 'latin1');
  return { rawHead, headers, text: bytes.toString('utf8').replaceAll('\r\n', '\n') };
}

/** RFC 2047. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      (kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64')
        : Buffer.from(unquote(word.replaceAll('_', ' ')), 'latin1')
      ).toString('latin1'),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

function unquote(text: string): string {
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
