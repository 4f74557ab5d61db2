import type { TLSSocket } from 'node:tls';
import type { ProcessRole } from '@edoc-axis/contracts';
import { type BaseRpcContext, TcpContext } from '@nestjs/microservices';
import { transportRoles } from '../home/places.js';
import type { TransportKeys } from '../home/home.js';
import type { Peer } from './asked.js';
import { AnsweringSocket, MessageSocket } from './message-socket.js';
import { QuestionClient } from './question-client.js';
import { QuestionServer } from './question-server.js';

/**
 * The only file that knows how messages travel: Nest's TCP on loopback under mutual TLS, where a certificate of our own
 * transport authority names the role of whoever shows it. Another transport replaces these three functions.
 */

const host = '127.0.0.1';
/** Who has not shown a certificate by then gives its place to another: any program of this machine may knock. */
const handshakeMsMax = 5_000;

export type Channel = Pick<QuestionClient, 'put' | 'close'>;

/** A way to the process `role`. A stolen certificate of another role does not answer in its place. */
export function channelTo(role: ProcessRole, port: number, keys: TransportKeys): Channel {
  return new QuestionClient({
    host,
    port,
    socketClass: MessageSocket,
    tlsOptions: {
      ...secretsOf(keys),
      checkServerIdentity: (_host, certificate) =>
        certificate.subject.CN === role ? undefined : new Error(`The ${role} showed a certificate of another role.`),
    },
  });
}

/** @param shutdownMs how long questions under way may take to finish once the server is told to close */
export function serverOf(port: number, keys: TransportKeys, shutdownMs: number): QuestionServer {
  return new QuestionServer(
    {
      host,
      port,
      socketClass: AnsweringSocket,
      tlsOptions: { ...secretsOf(keys), requestCert: true, rejectUnauthorized: true, handshakeTimeout: handshakeMsMax },
    },
    shutdownMs,
  );
}

/** Who asks, as its certificate says. */
export function peerOf(context: BaseRpcContext): Peer | undefined {
  if (!(context instanceof TcpContext)) return undefined;
  const { netSocket } = context.getSocketRef() as MessageSocket;
  let peer = peersOfSockets.get(netSocket);
  if (peer === undefined) {
    const { subject, fingerprint256 } = (netSocket as TLSSocket).getPeerCertificate();
    const role = transportRoles.find((each) => each === subject.CN);
    if (role === undefined) return undefined;
    peer = { role, certificate: fingerprint256.replaceAll(':', '').toLowerCase() };
    peersOfSockets.set(netSocket, peer);
  }
  return peer;
}

/** Reading a peer's certificate costs more than most questions do. */
const peersOfSockets = new WeakMap<object, Peer>();

function secretsOf({ keyPem, certificatePem, authorityPem }: TransportKeys) {
  return { key: keyPem, cert: certificatePem, ca: authorityPem, minVersion: 'TLSv1.3' as const };
}
