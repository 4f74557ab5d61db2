import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import type { OpensslAuthority, OpensslCertificate } from './openssl-authority.js';

/** Where a CA publishes, on this machine; `answers` may be changed while the test runs. */
export interface HttpPlace {
  readonly url: string;
  readonly asked: () => number;
  answers: (request: IncomingMessage, response: ServerResponse) => void;
  stop(): Promise<void>;
}

export async function startHttpPlace(answers: HttpPlace['answers'] = (_, response) => response.writeHead(404).end()) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    place.answers(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const place: HttpPlace = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    answers,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return place;
}

/** Bytes, as a CA's web server hands them out. */
export function gives(bytes: () => Uint8Array): HttpPlace['answers'] {
  return (_, response) => response.end(bytes());
}

/** A real `openssl ocsp` process that answers from the CA's own index. */
export class OpensslResponder {
  readonly url: string;
  #process: ChildProcess | undefined;

  private constructor(
    private readonly openssl: string,
    private readonly authority: OpensslAuthority,
    private readonly port: number,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Not started yet: certificates must first name it. */
  static async at(openssl: string, authority: OpensslAuthority): Promise<OpensslResponder> {
    return new OpensslResponder(openssl, authority, await freePort());
  }

  /** Resolves when it listens. It reads the index once, so after a revocation it is started again. */
  async start(signer: OpensslCertificate = this.authority, days = 1): Promise<void> {
    const files = ['-index', 'index.txt', '-CA', 'ca.pem', '-rsigner', signer.certificateFile, '-rkey', signer.keyFile];
    const child = spawn(this.openssl, ['ocsp', '-port', String(this.port), ...files, '-ndays', String(days)], {
      cwd: this.authority.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    await new Promise<void>((done, fail) => {
      const said = (text: Buffer) => /waiting for OCSP client/i.test(text.toString()) && done();
      child.stdout.on('data', said);
      child.stderr.on('data', said);
      child.once('exit', () => fail(new Error('openssl ocsp ended before it listened')));
    });
  }

  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null) return;
    await new Promise<void>((done) => {
      child.once('exit', () => done());
      child.kill('SIGKILL');
    });
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createTcpServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
