import {
  abandonSubmission,
  admitSubmission,
  confirmDelivery,
  leaseDeliveries,
  type Question,
  submitDocument,
} from '@edoc-axis/contracts';
import type { Asked } from '@edoc-axis/platform';
import { askAboutSessions } from '../../../../apps/exchange/src/callers/demand-still-here.js';
import { createQuotas, type QuotaLimits } from '../../../../apps/exchange/src/callers/quotas.js';
import { CallersController } from '../../../../apps/exchange/src/callers.controller.js';
import type { ExchangeProcess } from '../../../../apps/exchange/src/exchange-process.js';
import { JourneyController } from '../../../../apps/exchange/src/journey.controller.js';
import type { ExchangePorts } from '../../../../apps/exchange/src/journey/ports.js';
import { anOpenedGateway } from '../../gateway/support/opened-gateway.js';
import { aScriptedAsker } from '../../gateway/support/scripted-asker.js';
import { honestGateway } from './actors.js';

const unlimited: QuotaLimits = {
  requestsPerMinuteMax: Infinity,
  bytesPerHourMax: Infinity,
  packetsInFlightMax: Infinity,
};

/** The door of the axis: a real gateway before the exchange's controllers. A system's access token is its name. */
export async function openExchangeDoor(
  exchangePorts: ExchangePorts,
  { quotas = unlimited, packetBytesMax = 512 * 1024 ** 2 }: { quotas?: QuotaLimits; packetBytesMax?: number } = {},
) {
  const asker = aScriptedAsker();
  const gateway = await anOpenedGateway(asker);
  const ports = {
    ...exchangePorts,
    content: gateway.content,
    quotas: createQuotas(quotas, exchangePorts.clock),
    seen: { note: () => undefined, noteStatus: () => undefined, noteProgram: () => undefined },
    tally: { answered: () => undefined, refused: () => undefined },
    packetBytesMax,
    demandStillHere: askAboutSessions(asker),
  } as unknown as ExchangeProcess;
  const journey = new JourneyController(ports);
  const callers = new CallersController(ports);

  /** Who asks is known from what was heard a moment ago. */
  function asked(question: Question): Asked {
    const { caller: id = '' } = asker.lastOf(question).askedFor;
    const caller = {
      kind: 'system' as const,
      id,
      scopes: ['send', 'receive', 'track'] as const,
      issuedAt: exchangePorts.clock.now(),
    };
    return { caller, askedBy: 'gateway', certificate: honestGateway, occurrence: 'test' };
  }
  asker.answers(admitSubmission, (request) => callers.admit(request, asked(admitSubmission)));
  asker.answers(abandonSubmission, (request) => callers.abandon(request, asked(abandonSubmission)));
  asker.answers(submitDocument, (request) => journey.submit(request, asked(submitDocument)));
  asker.answers(leaseDeliveries, (request) => journey.lease(request, asked(leaseDeliveries)));
  asker.answers(confirmDelivery, (request) => journey.confirm(request, asked(confirmDelivery)));

  async function post(system: string, path: string, type: string, body: Body): Promise<Answer> {
    const response = await fetch(`${gateway.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${system}`, 'content-type': type },
      ...body,
    });
    const retryAfter = response.headers.get('retry-after');
    return { status: response.status, retryAfter, body: (await response.json()) as Answer['body'] };
  }

  return {
    /** Bytes as they come, or pieces that are written while they are read. */
    sends: (system: string, packet: Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array>) =>
      post(
        system,
        '/v1/documents',
        'application/edxml+xml',
        packet instanceof Uint8Array ? { body: packet } : { body: ReadableStream.from(packet), duplex: 'half' },
      ),
    says: (system: string, path: string, request: object) =>
      post(system, path, 'application/json', { body: JSON.stringify(request) }),
    close: () => gateway.close(),
  };
}

interface Body {
  readonly body: RequestInit['body'];
  readonly duplex?: 'half';
}

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}
