import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { begin, type ProcessContext, type RunningProcess } from './begin.js';
import { portTaken } from './port-taken.js';

/** Makes the HTTP application, not listening yet. How it listens to strangers is the gateway's own business. */
export type OpenDoor = (context: ProcessContext<'gateway'>) => Promise<NestFastifyApplication>;

/** Runs the gateway, the only process with an HTTP door; see `bootProcess`. */
export function bootDoor(open: OpenDoor): Promise<RunningProcess> {
  return begin('gateway', async (context) => {
    const { settings, shutdown, logger } = context;
    const app = await open(context);
    shutdown.add('door', () => app.close());
    const { host, port: wished, tls, insecure } = settings.door;
    await app.listen(wished, host).catch(portTaken(wished, 'EDOC_PORT'));
    const { port } = app.getHttpServer().address() as AddressInfo;
    if (!tls) logger.warn({ message: insecure ? openToAll : openToThisMachine }, 'door');
    return { port, url: wished === 0 ? `${tls ? 'https' : 'http'}://127.0.0.1:${port}` : settings.url };
  });
}

const openToThisMachine = 'Without EDOC_TLS_CERT and EDOC_TLS_KEY the door opens to this machine only.';
const openToAll =
  'The door speaks plain HTTP on every address (EDOC_INSECURE): TLS must end in front of it, and nothing else may reach it.';
