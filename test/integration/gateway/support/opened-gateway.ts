import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContentStore, type ContentStore } from '@edoc-axis/content';
import { type Asker, readSettings } from '@edoc-axis/platform';
import { defaultDoorLimits, type DoorLimits } from '../../../../apps/gateway/src/door-limits.js';
import { type DoorParts, openDoor, type OpenedDoor } from '../../../../apps/gateway/src/open-door.js';

export interface OpenedGateway extends OpenedDoor {
  readonly url: string;
  readonly port: number;
  readonly content: ContentStore;
  readonly home: string;
  /** What lies in `incoming/`. */
  incoming(): Promise<string[]>;
  close(): Promise<void>;
}

/** The real gateway on a free port of loopback, with a content folder of its own. */
export async function anOpenedGateway(
  asker: Asker,
  options: { limits?: Partial<DoorLimits>; environment?: Record<string, string> } & Partial<
    Pick<DoorParts, 'pdfLimits' | 'pdfThread' | 'ring'>
  > = {},
): Promise<OpenedGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'edoc-gateway-'));
  const content = await openContentStore(join(folder, 'content'));
  const settings = readSettings({
    EDOC_PORT: '0',
    EDOC_HOME: folder,
    EDOC_SHUTDOWN_SECONDS: '2',
    ...options.environment,
  });
  const limits = { ...defaultDoorLimits, ...options.limits };
  const { pdfLimits, pdfThread, ring = noKeys } = options;
  const door = await openDoor({ asker, content, ring, settings, limits, pdfLimits, pdfThread, logger: false });
  await door.app.listen(0, '127.0.0.1');
  const { port } = door.app.getHttpServer().address() as AddressInfo;
  return {
    ...door,
    port,
    url: `http://127.0.0.1:${port}`,
    content,
    home: folder,
    incoming: () => readdir(join(folder, 'content', 'incoming')),
    async close() {
      await door.app.close();
      await rm(folder, { recursive: true });
    },
  };
}

const noKeys = { list: { iss: 'VN.TEST', iat: 0, version: 1, keys: [] }, jws: 'e30.e30.AA' };
