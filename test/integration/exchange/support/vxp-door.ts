import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  abandonSubmission,
  admitSignedCall,
  admitSubmission,
  hearClient,
  listWaiting,
  openDelivery,
  type Question,
  submitDocument,
  submitStatus,
} from '@edoc-axis/contracts';
import { type Asked, createCallerVerifier, sealSecret } from '@edoc-axis/platform';
import { CallersController } from '../../../../apps/exchange/src/callers.controller.js';
import { askAboutSessions } from '../../../../apps/exchange/src/callers/demand-still-here.js';
import { createQuotas } from '../../../../apps/exchange/src/callers/quotas.js';
import type { ExchangeProcess } from '../../../../apps/exchange/src/exchange-process.js';
import { JourneyController } from '../../../../apps/exchange/src/journey.controller.js';
import { WithoutLeasesController } from '../../../../apps/exchange/src/without-leases.controller.js';
import { aVxpClient, type VxpClient } from '../../../support/vxp-client.js';
import { anOpenedGateway } from '../../gateway/support/opened-gateway.js';
import { aScriptedAsker } from '../../gateway/support/scripted-asker.js';
import { honestGateway } from './actors.js';
import type { ExchangeUnderTest } from './exchange-under-test.js';

/** The door of the national axis' clients before the exchange's controllers: signatures, tokens and rows are real. */
export async function openVxpDoor(exchange: ExchangeUnderTest, environment: Record<string, string> = {}) {
  const { clock, ports: journeyPorts } = exchange;
  const token = aPair();
  const secrets = aPair();
  const asker = aScriptedAsker();
  const gateway = await anOpenedGateway(asker, { environment });
  const ports = {
    ...journeyPorts,
    content: gateway.content,
    quotas: createQuotas({ requestsPerMinuteMax: Infinity, bytesPerHourMax: Infinity, packetsInFlightMax: 64 }, clock),
    seen: { note: () => undefined, noteStatus: () => undefined, noteProgram: () => undefined },
    tally: { answered: () => undefined, refused: () => undefined },
    packetBytesMax: 512 * 1024 ** 2,
    demandStillHere: askAboutSessions(asker),
    tokenKey: () => ({ kid: 'token-1', privateKey: token.privateKey }),
    secretsKeys: () => [secrets.privateKey],
    ...{ accessTokenMs: 600_000, signedCallAgeMs: 24 * 3_600_000 },
  } as unknown as ExchangeProcess;
  const verify = createCallerVerifier({
    tokenKeys: () => [{ kid: 'token-1', publicKey: token.publicKey }],
    directoryKeys: () => [],
    issuer: journeyPorts.axis,
    clock,
  });
  const callers = new CallersController(ports);
  const journey = new JourneyController(ports);
  const receiving = new WithoutLeasesController(ports);

  /** As the transport does it: the token that came with the question says who asks. */
  function answers<Q extends Question>(question: Q, answer: (request: never, asked: Asked) => unknown): void {
    asker.answers(question, (async (request: never) => {
      const { caller: proof, address } = asker.lastOf(question).askedFor;
      const caller = question.caller === 'none' ? undefined : await verify(proof ?? '');
      const about = { askedBy: 'gateway', certificate: honestGateway, occurrence: 'test' } as const;
      return answer(request, { ...about, caller, address });
    }) as never);
  }
  answers(admitSignedCall, callers.signedCall.bind(callers));
  answers(admitSubmission, callers.admit.bind(callers));
  answers(abandonSubmission, callers.abandon.bind(callers));
  answers(submitDocument, journey.submit.bind(journey));
  answers(submitStatus, journey.status.bind(journey));
  answers(listWaiting, receiving.list.bind(receiving));
  answers(openDelivery, receiving.open.bind(receiving));
  answers(hearClient, receiving.hear.bind(receiving));

  return {
    gateway,

    /** A system with a secret that serves these agencies, and its client. */
    async client(name: string, ...agencies: string[]): Promise<VxpClient> {
      const secret = randomBytes(32).toString('base64url');
      const since = '2025-01-01T00:00:00Z';
      const keys = [{ ...(await sealSecret({ system: name, secret }, secrets.publicKey)), since }];
      exchange.publish(
        { kind: 'system', name, door: 'vxp', keys, suspended: false },
        ...agencies.map((agency) => ({ kind: 'serving' as const, agency, periods: [{ system: name, since }] })),
      );
      return aVxpClient({ endpoint: `${gateway.url}/vxp`, systemId: name, secret }, clock.now());
    },

    close: () => gateway.close(),
  };
}

function aPair(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}
