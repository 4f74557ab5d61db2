import { Controller, Get, Inject } from '@nestjs/common';
import type { AskedFor } from '@edoc-axis/platform';
import { type Asker, askerPort, contentPort, type ContentStore, type DoorLimits, doorLimitsPort } from '../../ports.js';
import { gatherOperations, operationsView } from '../../readiness/gather-operations.js';
import { Call } from '../call.js';
import { OnBehalf } from '../on-behalf.js';

@Controller('v1')
export class OperationsController {
  constructor(
    @Inject(askerPort) private readonly asker: Asker,
    @Inject(contentPort) private readonly content: ContentStore,
    @Inject(doorLimitsPort) private readonly limits: DoorLimits,
  ) {}

  @Get('operations')
  @Call({
    tag: 'administer',
    summary: 'Show how the axis fares',
    description:
      'What waits and for which system, what fails, what ended in vain, how far the tracker lags, which directory each ' +
      'process goes by, who is near a quota (of the copy of the exchange that answered), and which parts are ready. What ' +
      'a part that is down would have said is absent.',
    scope: 'administer',
    gives: { 200: { says: 'The axis at a glance.', shape: operationsView } },
    refuses: ['caller.not-permitted'],
  })
  show(@OnBehalf() by: AskedFor) {
    return gatherOperations(this.asker, this.content, this.limits.readinessWaitMs, by);
  }
}
