import { examineTracker, type HeardBy, listReceipts, showFeed } from '@edoc-axis/contracts';
import { demand, mayAdminister, mayInspect } from '@edoc-axis/domain';
import { Answers, type Asked, callerOf, knownCallerOf } from '@edoc-axis/platform';
import { Controller, Inject } from '@nestjs/common';
import { type TrackerPorts, trackerPorts } from '../ports.js';
import { examine } from './examine.js';
import * as evidence from './list-receipts.js';
import { showFeed as showFeedOf } from './show-feed.js';

@Controller()
export class EvidenceController {
  constructor(@Inject(trackerPorts) private readonly ports: TrackerPorts) {}

  @Answers(listReceipts)
  list(wanted: HeardBy<typeof listReceipts>, asked: Asked) {
    return evidence.listReceipts(wanted, callerOf(asked), this.ports);
  }

  @Answers(showFeed)
  feed(_: HeardBy<typeof showFeed>, asked: Asked) {
    demand(mayInspect(knownCallerOf(asked, this.ports)));
    return showFeedOf(this.ports);
  }

  @Answers(examineTracker)
  examine(_: HeardBy<typeof examineTracker>, asked: Asked) {
    demand(mayAdminister(knownCallerOf(asked, this.ports)));
    return examine(this.ports);
  }
}
