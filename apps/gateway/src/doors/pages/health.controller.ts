import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Asker, askerPort, contentPort, type ContentStore, type DoorLimits, doorLimitsPort } from '../../ports.js';
import { examineParts, partReadiness } from '../../readiness/examine-parts.js';
import { Call } from '../call.js';

const readinessAnswer = z.object({
  ready: z.boolean(),
  parts: z.array(partReadiness),
});

/** For who starts, watches and balances gateways. */
@Controller()
export class HealthController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(contentPort) private readonly content: ContentStore,
    @Inject(doorLimitsPort) private readonly limits: DoorLimits,
  ) {}

  @Get('healthz')
  @Call({
    tag: 'axis',
    summary: 'Whether this gateway lives',
    scope: 'none',
    gives: { 200: { says: 'It lives.', shape: z.object({ alive: z.literal(true) }) } },
  })
  alive() {
    return { alive: true };
  }

  @Get('readyz')
  @Call({
    tag: 'axis',
    summary: 'Whether documents can be sent and fetched now',
    description:
      'Asks the other processes. Parts that are not `needed` may be down for a while: documents are still taken and ' +
      'handed over, and what those parts do is caught up.',
    scope: 'none',
    gives: {
      200: { says: 'Everything that is needed is there.', shape: readinessAnswer },
      503: { says: 'Something that is needed is not; the body says what.', shape: readinessAnswer },
    },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<z.output<typeof readinessAnswer>> {
    const parts = await examineParts(this.asker, this.content, this.limits.readinessWaitMs);
    const ready = parts.every((part) => part.ready || !part.needed);
    reply.code(ready ? 200 : 503);
    return { ready, parts };
  }
}
